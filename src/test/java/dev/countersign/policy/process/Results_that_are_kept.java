package dev.countersign.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.dmn.feel.impl.FeelException;
import org.operaton.bpm.engine.variable.Variables;

class Results_that_are_kept {

    private final StrictFeel feel = new StrictFeel();
    private final PureResults results = new PureResults();
    private final AtomicInteger asked = new AtomicInteger();

    private boolean fits(String cell, Object value, Map<String, Object> inputs) {
        var all = new HashMap<>(inputs);
        all.put("cellInput", value);
        return feel.evaluateSimpleUnaryTests(
                cell, "cellInput", Variables.fromMap(all).asVariableContext());
    }

    private Object value(String expression, Map<String, Object> inputs) {
        return feel.evaluateSimpleExpression(
                expression, Variables.fromMap(inputs).asVariableContext());
    }

    @Test
    void belong_to_the_value_that_was_tested() {
        for (int again = 0; again < 2; again++) {
            assertThat(fits("> 3", 5, Map.of("size", 5))).isTrue();
            assertThat(fits("> 3", 2, Map.of("size", 2))).isFalse();
            assertThat(fits("\"a\",\"size\"", "size", Map.of("size", 2))).isTrue();
            assertThat(fits("not(\"a\")", "a", Map.of("size", 2))).isFalse();
        }
    }

    @Test
    void are_not_those_of_a_cell_that_reads_another_input() {
        assertThat(fits("? > size", 5, Map.of("size", 3))).isTrue();
        assertThat(fits("? > size", 5, Map.of("size", 7))).isFalse();
        assertThat(value("size + 1", Map.of("size", 3)).toString()).isEqualTo("4");
        assertThat(value("size + 1", Map.of("size", 7)).toString()).isEqualTo("8");
    }

    @Test
    void are_none_where_it_fails() {
        assertThatThrownBy(() -> value("size + 1", Map.of())).isInstanceOf(FeelException.class);
        assertThat(value("size + 1", Map.of("size", 1)).toString()).isEqualTo("2");
        assertThatThrownBy(() -> fits("> 3", "a text", Map.of())).isInstanceOf(FeelException.class);
        assertThatThrownBy(() -> fits("> 3", "a text", Map.of())).isInstanceOf(FeelException.class);
    }

    @Test
    void are_worked_out_once_where_nothing_else_is_read() {
        for (int again = 0; again < 3; again++) {
            results.of("> 3", 5, Set.of("size", "cellInput"), "cellInput", asked::incrementAndGet);
        }
        assertThat(asked).hasValue(1);
        results.of("> 3", 6, Set.of("size", "cellInput"), "cellInput", asked::incrementAndGet);
        assertThat(asked).hasValue(2);
        for (int again = 0; again < 2; again++) {
            results.of("> size", 5, Set.of("size", "cellInput"), "cellInput", asked::incrementAndGet);
        }
        assertThat(asked).hasValue(4);
    }
}
