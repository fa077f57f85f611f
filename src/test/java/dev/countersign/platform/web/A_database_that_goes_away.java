package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.ProcessEngineException;

class A_database_that_goes_away {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "08003", "53300", "58030"})
    void is_unavailable_also_when_it_goes_in_the_middle_of_a_statement_of_the_engine(String state) {
        var problem = Problems.of(thrownByTheEngine(state));

        assertThat(problem.status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "22012"})
    void is_not_the_excuse_for_a_statement_that_is_wrong(String state) {
        assertThat(Problems.of(thrownByTheEngine(state)).status()).isEqualTo(500);
    }

    @Test
    void is_unavailable_also_when_the_pool_has_closed_the_connection() {
        assertThat(Problems.of(thrownByTheEngine(null)).status()).isEqualTo(503);
    }

    private static RuntimeException thrownByTheEngine(String state) {
        return new ProcessEngineException(
                "An exception occurred in the persistence layer.",
                new RuntimeException("### Error querying database.", new SQLException("", state)));
    }
}
