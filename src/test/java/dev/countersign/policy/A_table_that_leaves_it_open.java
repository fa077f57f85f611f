package dev.countersign.policy;

import static dev.countersign.policy.SituationBuilder.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Sabotaged tables: each refuses the change with a sentence that names the table, and none lets it pass. */
class A_table_that_leaves_it_open {

    private final PolicyFixture policy = new PolicyFixture();

    @Test
    void no_rule_of_the_risk_table_fits() {
        policy.edit(Tables.RISK, "\"production\"", "\"prod\"");
        policy.edit(Tables.RISK, "not(", "not(\"production\",");

        refused(() -> policy.assess(aDeployment()), "policy_incomplete", "risk", "no rule of it fits");
    }

    @Test
    void no_rule_of_the_stages_fits() {
        policy.edit(Tables.STAGES, "\"production\"", "\"prod\"");
        policy.edit(Tables.STAGES, "not(", "not(\"production\",");

        refused(() -> policy.workOut(aDeployment()), "policy_incomplete", "approval-stages", "no rule of it fits");
    }

    @Test
    void two_rules_of_the_terms_fit() {
        policy.edit(Tables.TERMS, "<text>not(\"development\",\"staging\",\"production\")</text>", "<text>-</text>");

        refused(
                () -> policy.workOut(aDeployment()),
                "policy_ambiguous",
                "approval-terms",
                "rule_terms_production, rule_terms_otherEnvironment");
    }

    @Test
    void two_rules_of_the_terms_fit_and_the_hit_policy_would_take_both() {
        policy.edit(Tables.TERMS, "<text>not(\"development\",\"staging\",\"production\")</text>", "<text>-</text>");
        policy.edit(Tables.TERMS, "\"UNIQUE\"", "\"COLLECT\"");

        refused(() -> policy.workOut(aDeployment()), "policy_ambiguous", "approval-terms", "only one rule");
    }

    @Test
    void an_input_that_nobody_gives() {
        policy.edit(Tables.RISK, "<text>environment</text>", "<text>enviroment</text>");

        refused(() -> policy.assess(aDeployment()), "policy_incomplete", "risk", "enviroment");
    }

    @Test
    void a_rule_that_reads_what_nobody_gives() {
        policy.edit(Tables.RISK, "&gt; 50", "&gt; limit");

        refused(() -> policy.assess(aDeployment()), "policy_incomplete", "risk", "limit");
    }

    @Test
    void the_risk_is_no_input_of_the_risk_table() {
        policy.edit(Tables.RISK, "<text>criticality</text>", "<text>risk</text>");

        refused(() -> policy.assess(aDeployment()), "policy_incomplete", "risk", "risk");
    }

    @Test
    void a_number_compared_with_a_text() {
        policy.edit(Tables.RISK, "&gt; 50", "&gt; \"50\"");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "50");
    }

    @Test
    void broken_feel_in_a_rule_that_does_not_concern_this_change() {
        policy.edit(Tables.RISK, "&gt; 200", "&gt; (1 +");

        refused(() -> policy.assess(aDeployment().in("development")), "policy_unreadable", "risk", "no FEEL");
    }

    @Test
    void a_rule_that_asks_the_clock() {
        policy.edit(Tables.RISK, "&gt; 200", "&gt; now().hour");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "clock");
    }

    @Test
    void another_language_than_feel() {
        policy.edit(
                Tables.RISK,
                "<inputExpression id=\"inputExpression_risk_environment\"",
                "<inputExpression expressionLanguage=\"juel\" id=\"inputExpression_risk_environment\"");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "another language");
    }

    @Test
    void a_level_that_does_not_exist() {
        policy.set(Tables.RISK, "rule_production", "level", "\"harmless\"");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "harmless");
    }

    @Test
    void a_mode_that_does_not_exist() {
        policy.set(Tables.TERMS, "rule_terms_production", "mode", "\"automatically\"");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-terms", "automatic or approval");
    }

    @Test
    void an_output_left_empty() {
        policy.set(Tables.TERMS, "rule_terms_production", "mode", "");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-terms", "gives nothing");
    }

    @Test
    void a_duration_in_prose() {
        policy.set(Tables.TERMS, "rule_terms_production", "decideWithin", "\"two days\"");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-terms", "two days");
    }

    @Test
    void a_team_that_the_directory_does_not_know() {
        policy.teams.remove("sre");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-terms", "\"sre\"");
    }

    @Test
    void owners_whom_the_directory_does_not_know() {
        policy.teams.remove("payments-owners");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-stages", "\"payments-owners\"");
    }

    @Test
    void nobody_beside_a_team() {
        policy.set(Tables.STAGES, "rule_stages_productionOwners", "team", "\"nobody\"");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-stages", "says nobody");
    }

    @Test
    void an_override_of_a_freeze_that_is_not() {
        policy.set(Tables.STAGES, "rule_stages_productionOwners", "team", "\"freeze-override\"");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-stages", "no freeze is in force");
    }

    @Test
    void a_gate_needed_by_nobody() {
        policy.set(Tables.GATES, "rule_gates_rollbackPlan", "neededBy", "\"sometime\"");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "gates", "decision or execution");
    }

    @Test
    void half_a_seat() {
        policy.set(Tables.STAGES, "rule_stages_productionOwners", "seats", "1.5");

        refused(() -> policy.workOut(aDeployment()), "policy_unreadable", "approval-stages", "");
    }

    @Test
    void a_table_that_is_no_table() {
        policy.edit(
                Tables.RISK,
                "<decisionTable",
                "<variable name=\"level\" id=\"v\"/><literalExpression id=\"x\"><text>\"low\"</text></literalExpression><!--");
        policy.edit(Tables.RISK, "</decisionTable>", "-->");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "no decision table");
    }

    @Test
    void a_file_that_is_no_dmn() {
        policy.edit(
                Tables.RISK, "<definitions", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions");

        refused(() -> policy.assess(aDeployment()), "policy_unreadable", "risk", "");
    }

    @Test
    void names_that_the_catalogue_does_not_know() {
        for (var change : new SituationBuilder[] {
            aDeployment().of("nowhere"),
            aDeployment().in("mars"),
            aDeployment().doing("magic"),
            aDeployment().on(" ")
        }) {
            refused(() -> policy.assess(change), "policy_incomplete", "", "the catalogue knows no");
        }
    }

    static Refusal refused(ThrowingCallable act, String code, String table, String reason) {
        var refused = catchThrowableOfType(Refused.class, act);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(code);
        assertThat(refused.refusal().detail()).contains(table).contains(reason).endsWith(".");
        assertThat(refused.refusal().next()).containsIgnoringCase("ask the process owners");
        assertThat(refused.refusal().kind().status()).isEqualTo(422);
        return refused.refusal();
    }
}
