package dev.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.TablesFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own DMN tables, asked what every draft of a process owner is asked: habits, gaps, overlaps, floors. */
class Decisions_can_be_read_as_rules {

    @TestFactory
    Stream<DynamicTest> nothing_is_left_open_and_nothing_said_twice() {
        return Model.files("processes", ".dmn").stream()
                .map(Model::read)
                .map(model -> DynamicTest.dynamicTest(
                        model.name(),
                        () -> assertThat(TablesFixture.check(model.name(), model.text()))
                                .filteredOn(finding -> finding.level() != Level.NOTE)
                                .extracting(CheckFinding::detail)
                                .isEmpty()));
    }

    @Test
    void there_are_tables_to_be_asked() {
        assertThat(Model.files("processes", ".dmn")).hasSizeGreaterThanOrEqualTo(4);
    }
}
