package dev.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ApplicationTest;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.ModelName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The processes and forms of the repository, asked the very rules that a process owner's draft is asked: not even a warning. */
@ApplicationTest
class Shipped_models_pass_the_check {

    @Autowired
    CheckModel check;

    private static List<Path> files() {
        return Stream.of(Model.files("processes", ".bpmn"), Model.files("forms", ".form"))
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> without_a_finding() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(check.check(
                                                new ModelName(file.getFileName().toString()), Files.readAllBytes(file))
                                        .findings())
                                .isEmpty()));
    }

    @Test
    void and_there_are_some() {
        assertThat(files()).hasSizeGreaterThan(10);
    }
}
