package dev.countersign.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operaton.bpm.model.dmn.Dmn;
import org.operaton.bpm.model.dmn.DmnModelInstance;
import org.operaton.bpm.model.dmn.HitPolicy;
import org.operaton.bpm.model.dmn.instance.Decision;
import org.operaton.bpm.model.dmn.instance.DecisionTable;
import org.operaton.bpm.model.dmn.instance.Output;
import org.operaton.bpm.model.dmn.instance.Rule;

/** The habits that a reader of the tables relies on. */
class The_decision_tables_as_files {

    static Stream<File> files() {
        return Stream.of("risk", "approval-policy", "gates")
                .map(name -> Path.of("processes", name + ".dmn").toFile());
    }

    @ParameterizedTest
    @MethodSource("files")
    void say_in_each_rule_why_in_the_annotation_as_in_the_output(File file) {
        assertThat(read(file).getModelElementsByType(Rule.class)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getId()).matches("rule_[a-zA-Z_]+");
            assertThat(rule.getDescription().getTextContent()).endsWith(".");
            assertThat(reason(rule)).isEqualTo("\"" + rule.getDescription().getTextContent() + "\"");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void explain_themselves_and_are_kept_for_a_year(File file) {
        assertThat(read(file).getModelElementsByType(Decision.class))
                .isNotEmpty()
                .allSatisfy(decision -> {
                    assertThat(decision.getDescription().getTextContent()).isNotBlank();
                    assertThat(decision.getOperatonHistoryTimeToLiveString()).isEqualTo("P365D");
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void know_two_hit_policies(File file) {
        assertThat(read(file).getModelElementsByType(DecisionTable.class))
                .isNotEmpty()
                .allSatisfy(table -> {
                    assertThat(table.getHitPolicy()).isIn(HitPolicy.UNIQUE, HitPolicy.COLLECT);
                    assertThat(table.getAggregation()).isNull();
                    assertThat(table.getOutputs())
                            .last()
                            .extracting(Output::getName)
                            .isEqualTo("reason");
                });
    }

    private static String reason(Rule rule) {
        return rule.getOutputEntries().stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .getText()
                .getTextContent();
    }

    private static DmnModelInstance read(File file) {
        return Dmn.readModelFromFile(file);
    }
}
