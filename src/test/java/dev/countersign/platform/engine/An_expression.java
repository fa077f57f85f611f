package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class An_expression {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "PT1H",
                "Review ${change.title}",
                "${noteThat}",
                "${change.environment}",
                "${change.environment == 'production'}",
                "${change.size > 3 and not change.incident}",
                "${(a == 1 || b != 2.5) && !c}",
                "${a lt 3 or a ge 4}",
                "${true}",
                "${'x'}",
                "${a == null}",
                "${a > -1}"
            })
    void may_name_compare_and_combine(String text) {
        assertThat(ExpressionGrammar.objection(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${a.b()}",
                "${a.b(1)}",
                "${''.getClass()}",
                "${a.class}",
                "${a.b.c}",
                "${a['b']}",
                "${a[0]}",
                "${'x'.bytes}",
                "${now()}",
                "${fn:f(a)}",
                "${a ? b : c}",
                "${a + b}",
                "${a * 2}",
                "${a % 2}",
                "${empty a}",
                "#{a}",
                "${a} and #{b}",
                "${a = 1}",
                "${a; b}",
                "${x -> x}",
                "${[1,2]}",
                "${{'a':1}}",
                "${",
                "${}",
                "${(a).b.c}"
            })
    void may_do_nothing_else(String text) {
        assertThat(ExpressionGrammar.objection(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50, 5000, 100_000})
    void may_be_nested_only_so_deep(int depth) {
        var text = "${" + "(".repeat(depth) + "a" + ")".repeat(depth) + "}";
        assertThat(ExpressionGrammar.objection(text).isPresent()).isEqualTo(depth > 400);
    }
}
