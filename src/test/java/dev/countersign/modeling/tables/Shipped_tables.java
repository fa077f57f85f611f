package dev.countersign.modeling.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that come with the application, checked as a draft of them would be. */
class Shipped_tables {

    @ParameterizedTest
    @ValueSource(strings = {"risk", "approval-policy", "gates", "break-glass-policy"})
    void leave_nothing_open_and_say_nothing_twice(String stem) {
        assertThat(TablesFixture.check(stem, TablesFixture.shipped(stem)))
                .filteredOn(finding -> finding.level() != Level.NOTE)
                .extracting(CheckFinding::detail)
                .isEmpty();
    }
}
