package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Situations, and what the released tables say of each. Notes: freeze, incident, night, no-plan. */
class What_the_tables_say {

    private static final String EXAMPLES = """
            environment | action                | target            | size | notes        || risk     | approved by                                        | gates
            development | deploy                | checkout          | 3    |              || low      | automatic                                          | no-change-freeze inside-window
            development | cluster-operation     | checkout          | 3    |              || low      | automatic                                          | no-change-freeze inside-window
            development | cluster-operation     | ledger            | 3    |              || high     | payments-owners                                    | no-change-freeze inside-window
            development | deploy                | checkout          | 3    | freeze       || low      | incident-command                                   | no-change-freeze inside-window
            development | new-action            | checkout          | 3    |              || high     | payments-owners                                    | no-change-freeze inside-window
            staging     | deploy                | checkout          | 3    |              || low      | payments-owners                                    | no-change-freeze inside-window
            staging     | config-change         | checkout          | 201  |              || medium   | payments-owners                                    | no-change-freeze inside-window
            staging     | data-migration        | payments-db       | 3    |              || medium   | payments-owners dba                                | no-change-freeze inside-window
            staging     | infrastructure-change | checkout          | 3    |              || medium   | sre                                                | no-change-freeze inside-window
            staging     | deploy                | checkout          | 3    | no-plan      || low      | payments-owners                                    | no-change-freeze inside-window
            production  | deploy                | checkout          | 3    |              || medium   | sre payments-owners                                | rollback-plan no-change-freeze inside-window
            production  | deploy                | checkout          | 50   | night        || medium   | sre payments-owners                                | rollback-plan no-change-freeze inside-window
            production  | deploy                | checkout          | 51   |              || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            production  | deploy                | payments-api      | 3    |              || medium   | sre payments-owners                                | rollback-plan no-change-freeze inside-window
            production  | deploy                | payments-api      | 3    | night        || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            production  | deploy                | ledger            | 3    |              || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            production  | deploy                | ledger            | 51   |              || critical | sre payments-owners security                       | rollback-plan evidence no-change-freeze inside-window
            production  | deploy                | checkout          | 3    | no-plan      || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            production  | rollback              | checkout          | 3    | incident     || high     | sre payments-owners                                | rollback-plan no-change-freeze inside-window
            production  | feature-flag          | checkout          | 1    | freeze       || medium   | sre payments-owners incident-command               | rollback-plan no-change-freeze inside-window
            production  | secret-rotation       | checkout          | 1    |              || medium   | sre payments-owners                                | rollback-plan no-change-freeze inside-window
            production  | infrastructure-change | checkout          | 3    |              || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            production  | data-migration        | payments-db       | 3    |              || high     | sre payments-owners dba                            | rollback-plan evidence evidence:test-report no-change-freeze inside-window
            production  | data-migration        | ledger            | 3    |              || critical | sre payments-owners dba security                   | rollback-plan evidence evidence:test-report no-change-freeze inside-window
            production  | access-grant          | ledger            | 1    | freeze       || critical | sre payments-owners security incident-command      | rollback-plan evidence no-change-freeze inside-window
            elsewhere   | deploy                | checkout          | 3    |              || high     | sre payments-owners                                | rollback-plan evidence no-change-freeze inside-window
            elsewhere   | data-migration        | checkout          | 3    |              || high     | dba sre payments-owners                            | rollback-plan evidence evidence:test-report no-change-freeze inside-window
            """;

    record Example(
            String situation, SituationBuilder change, boolean freeze, String risk, String stages, String gates) {

        static Example read(String line) {
            var sides = line.split("\\|\\|");
            var given = cells(sides[0]);
            var then = cells(sides[1]);
            var change = SituationBuilder.aDeployment()
                    .in(given.get(0))
                    .doing(given.get(1))
                    .on(given.get(2))
                    .setting(Integer.parseInt(given.get(3)));
            var notes = List.of(given.get(4).split(" "));
            if (notes.contains("incident")) change.duringAnIncident();
            if (notes.contains("night")) change.at(SituationBuilder.SUNDAY_NIGHT);
            if (notes.contains("no-plan")) change.withoutRollbackPlan();
            return new Example(
                    String.join(" ", given), change, notes.contains("freeze"), then.get(0), then.get(1), then.get(2));
        }

        private static List<String> cells(String side) {
            return Arrays.stream(side.split("\\|", -1)).map(String::strip).toList();
        }

        PolicyOutcome outcome() {
            var policy = new PolicyFixture(ExtendedCatalogue.withNamesThatNoTableKnows());
            if (freeze) {
                policy.freezes.add(ExtendedCatalogue.freezeOfEverything());
            }
            return policy.workOut(change);
        }

        @Override
        public String toString() {
            return situation;
        }
    }

    static Stream<Example> examples() {
        return EXAMPLES.lines().skip(1).map(Example::read);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void says_who_approves_what(Example example) {
        var outcome = example.outcome();

        assertThat(outcome.risk().level().word()).isEqualTo(example.risk());
        assertThat(stages(outcome)).isEqualTo(example.stages());
        assertThat(outcome.gates().stream().map(GateRule::id).collect(Collectors.joining(" ")))
                .isEqualTo(example.gates());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void gives_a_reason_for_each_stage_and_each_rule(Example example) {
        var outcome = example.outcome();

        assertThat(outcome.rules()).allSatisfy(rule -> assertThat(rule.reason()).endsWith("."));
        assertThat(outcome.stages())
                .allSatisfy(stage -> assertThat(stage.reason()).isNotBlank());
        assertThat(outcome.tables())
                .extracting(TableVersion::table)
                .containsExactly(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES);
    }

    @Test
    void every_rule_has_an_example() {
        var hit = examples()
                .flatMap(example -> example.outcome().rules().stream())
                .map(RuleHit::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(hit).isEqualTo(ruleIds());
    }

    private static TreeSet<String> ruleIds() {
        return Stream.of(Tables.RISK, Tables.TERMS, Tables.GATES)
                .flatMap(table -> Pattern.compile("<rule id=\"([^\"]+)\"")
                        .matcher(PolicyFixture.dmn(table))
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stages(PolicyOutcome outcome) {
        assertThat(outcome.terms().automatic()).isEqualTo(outcome.stages().isEmpty());
        return outcome.terms().automatic()
                ? "automatic"
                : outcome.stages().stream().map(StageRule::team).collect(Collectors.joining(" "));
    }
}
