package dev.countersign.modeling.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ApplicationTest;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.ModelName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A mutation test of the checker: each fault is an edit of a file that we ship, and is found by its rule at its element. */
@ApplicationTest
class A_fault_in_a_shipped_model {

    @Autowired
    CheckModel check;

    private static List<Fault> faults() {
        return Stream.of(
                        FaultsOfStructure.all(),
                        FaultsOfLinks.all(),
                        FaultsOfPaths.ofChanges(),
                        FaultsOfPaths.ofSessions(),
                        FaultsOfPaths.ofReleases(),
                        FaultsOfForms.all())
                .flatMap(List::stream)
                .toList();
    }

    private List<CheckFinding> found(Fault fault) {
        return check.check(new ModelName(fault.file()), fault.content()).findings();
    }

    @TestFactory
    Stream<DynamicTest> is_found_and_named() {
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.file() + ": " + fault.what(),
                        () -> assertThat(found(fault))
                                .anySatisfy(finding -> {
                                    assertThat(finding.rule()).isEqualTo(fault.rule());
                                    assertThat(finding.element()).isEqualTo(fault.element());
                                })
                                .allSatisfy(
                                        finding -> assertThat(finding.detail()).endsWith("."))));
    }

    @Test
    void and_the_way_round_is_told_in_the_names_of_the_picture() {
        var found = faults().stream()
                .filter(fault -> fault.what().equals("a remedied change needs no second look"))
                .flatMap(fault -> found(fault).stream())
                .filter(finding -> finding.rule().equals("execution_without_review"))
                .map(CheckFinding::detail)
                .toList();
        assertThat(found)
                .singleElement()
                .asString()
                .contains("“Approved?” → “Remedy change”", "“Wait for the execution to start”");
    }

    @Test
    void and_there_are_enough_of_them() {
        assertThat(faults()).hasSizeGreaterThan(60);
    }
}
