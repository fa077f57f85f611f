package dev.countersign.modeling.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults put into the shipped tables, one at a time: each has to be found, by the right rule, at the right element. */
class A_fault_in_a_table {

    /** @param said passages of the sentence that names it */
    private record Fault(String what, Edit edit, Level level, String rule, String element, String... said) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        fault(
                                "a rule is removed",
                                Edit.of("approval-policy").without("rule_terms_productionIncident"),
                                "gap",
                                "approval-terms",
                                "No rule of approval-terms fits environment = production, incident = true."),
                        fault(
                                "the last resort for other environments is removed",
                                Edit.of("risk").without("rule_otherEnvironment"),
                                Level.WARNING,
                                "gap",
                                "risk",
                                "environment = any other"),
                        fault(
                                "a condition is widened",
                                Edit.of("approval-policy")
                                        .cell(
                                                "inputEntry_approvalTerms_terms_production_risk",
                                                "\"low\",\"medium\",\"high\""),
                                "overlap",
                                "rule_terms_productionHighRisk",
                                "rule_terms_production (row 5) and rule rule_terms_productionHighRisk (row 6)",
                                "both fit environment = production, risk = high, incident = false"),
                        fault(
                                "a word is misspelt",
                                Edit.of("risk").cell("inputEntry_risk_vitalInProduction_environment", "\"producton\""),
                                "unknown_word",
                                "rule_vitalInProduction",
                                "row 7",
                                "nothing is called \"producton\""),
                        fault(
                                "a word of no list",
                                Edit.of("approval-policy")
                                        .cell("inputEntry_approvalStages_stages_critical_risk", "\"moon\""),
                                "unknown_word",
                                "rule_stages_critical",
                                "\"moon\""),
                        fault(
                                "automatic in production",
                                Edit.of("approval-policy")
                                        .cell("outputEntry_approvalTerms_terms_production_mode", "\"automatic\""),
                                "floor",
                                "rule_terms_production",
                                "in production at least one other person approves",
                                "rule_terms_production (row 5)",
                                "environment = production"),
                        fault(
                                "the requester may decide in production",
                                Edit.of("approval-policy")
                                        .cell(
                                                "outputEntry_approvalTerms_terms_productionIncident_selfDecision",
                                                "true"),
                                "floor",
                                "rule_terms_productionIncident",
                                "nobody decides on their own change"),
                        fault(
                                "a team is renamed",
                                Edit.of("approval-policy")
                                        .cell("outputEntry_approvalStages_stages_dataMigration_team", "\"dbas\""),
                                "unknown_team",
                                "rule_stages_dataMigration",
                                "\"dbas\"",
                                "directory"),
                        fault(
                                "a stage without seats",
                                Edit.of("approval-policy")
                                        .cell("outputEntry_approvalStages_stages_critical_seats", "0"),
                                "floor",
                                "rule_stages_critical",
                                "fewer than one seat"),
                        fault(
                                "a text where a number is compared",
                                Edit.of("risk").cell("inputEntry_risk_bigInProduction_size", "> \"50\""),
                                "cell",
                                "rule_bigInProduction",
                                "row 9",
                                "Values that it sets (size)"),
                        fault(
                                "a number where a word is compared",
                                Edit.of("risk").cell("inputEntry_risk_bigInProduction_environment", "> 5"),
                                "cell",
                                "rule_bigInProduction",
                                "Environment (environment)"),
                        fault(
                                "a cell that is no FEEL",
                                Edit.of("gates")
                                        .cell("inputEntry_gates_gates_evidence_risk", "\"high\", or \"critical\""),
                                "cell",
                                "rule_gates_evidence",
                                "is no FEEL"),
                        fault(
                                "an output that is no FEEL",
                                Edit.of("gates").cell("outputEntry_gates_gates_evidence_title", "Evidence attached,"),
                                "output",
                                "rule_gates_evidence",
                                "row 2",
                                "title"),
                        fault(
                                "an output is empty",
                                Edit.of("risk").cell("outputEntry_risk_duringIncident_level", ""),
                                "output",
                                "rule_duringIncident",
                                "level",
                                "gives nothing"),
                        fault(
                                "a level that does not exist",
                                Edit.of("risk").cell("outputEntry_risk_duringIncident_level", "\"hihg\""),
                                "output",
                                "rule_duringIncident",
                                "low, medium, high or critical"),
                        fault(
                                "a column that is read is renamed",
                                Edit.of("approval-policy").replace("name=\"seats\"", "name=\"seat\""),
                                "output_missing",
                                "approval-stages",
                                "seats"),
                        fault(
                                "a reason is removed",
                                Edit.of("risk").replace("<description>It has no rollback plan.</description>", ""),
                                "reason",
                                "rule_noRollbackPlan",
                                "row 13"),
                        fault(
                                "a duration is written for people",
                                Edit.of("approval-policy")
                                        .cell("outputEntry_approvalTerms_terms_staging_decideWithin", "\"2 days\""),
                                "output",
                                "rule_terms_staging",
                                "decideWithin",
                                "P2D"),
                        fault(
                                "the reminder comes after the end",
                                Edit.of("approval-policy")
                                        .cell("outputEntry_approvalTerms_terms_staging_remindAfter", "\"P3D\""),
                                "floor",
                                "rule_terms_staging",
                                "reminder"),
                        fault(
                                "another hit policy",
                                Edit.of("approval-policy").replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""),
                                "hit_policy",
                                "approval-terms",
                                "FIRST"),
                        fault(
                                "a table that collects where one answer is needed",
                                Edit.of("approval-policy").replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\""),
                                "hit_policy",
                                "approval-terms",
                                "COLLECT"),
                        fault(
                                "an input is renamed",
                                Edit.of("risk").replace("<text>criticality</text>", "<text>importance</text>"),
                                "input_unknown",
                                "risk",
                                "importance"),
                        fault(
                                "an input of another type",
                                Edit.of("risk")
                                        .replace(
                                                "id=\"inputExpression_risk_size\" typeRef=\"integer\"",
                                                "id=\"inputExpression_risk_size\" typeRef=\"string\""),
                                "input_type",
                                "risk",
                                "size"),
                        fault(
                                "a rule in the shadow of another",
                                Edit.of("risk").cell("outputEntry_risk_bigAndVital_level", "\"high\""),
                                Level.WARNING,
                                "duplicate_rule",
                                "rule_bigAndVital",
                                "row 10"),
                        fault(
                                "a boundary is shifted",
                                Edit.of("approval-policy")
                                        .replace(
                                                "typeRef=\"boolean\">\n          <text>incident</text>",
                                                "typeRef=\"integer\">\n          <text>size</text>")
                                        .cell("inputEntry_approvalTerms_terms_production_incident", "< 10")
                                        .cell("inputEntry_approvalTerms_terms_productionHighRisk_incident", "< 10")
                                        .cell("inputEntry_approvalTerms_terms_productionIncident_incident", "> 10"),
                                "gap",
                                "approval-terms",
                                "environment = production, size = 10."),
                        fault(
                                "two rules contradict each other in a boundary",
                                Edit.of("approval-policy")
                                        .replace(
                                                "typeRef=\"boolean\">\n          <text>incident</text>",
                                                "typeRef=\"integer\">\n          <text>size</text>")
                                        .cell("inputEntry_approvalTerms_terms_production_incident", "<= 10")
                                        .cell("inputEntry_approvalTerms_terms_productionHighRisk_incident", "<= 10")
                                        .cell("inputEntry_approvalTerms_terms_productionIncident_incident", ">= 10"),
                                "overlap",
                                "rule_terms_productionIncident",
                                "size = 10"),
                        fault(
                                "a rule that nothing fits",
                                Edit.of("risk").cell("inputEntry_risk_bigInStaging_size", "< 0"),
                                "unreachable_rule",
                                "rule_bigInStaging",
                                "row 11",
                                "size"),
                        fault(
                                "an id twice",
                                Edit.of("risk").replace("id=\"rule_staging\"", "id=\"rule_development\""),
                                "id_twice",
                                "rule_development",
                                "Two elements"),
                        fault(
                                "the history never ends",
                                Edit.of("gates").replace(" camunda:historyTimeToLive=\"P365D\"", ""),
                                "history_time_to_live",
                                "gates",
                                "how long"),
                        fault(
                                "a gate that nobody could meet",
                                Edit.of("gates")
                                        .cell("outputEntry_gates_gates_insideWindow_gate", "\"inside-the-window\""),
                                "output",
                                "rule_gates_insideWindow",
                                "inside-window"),
                        fault(
                                "nobody has to approve, and it is not automatic",
                                Edit.of("approval-policy")
                                        .cell(
                                                "outputEntry_approvalTerms_terms_developmentAutomatic_mode",
                                                "\"approval\""),
                                "floor",
                                "rule_terms_developmentAutomatic",
                                "nobody has to approve, and the terms do not say automatic"),
                        fault(
                                "a risk that the other tables do not expect",
                                Edit.of("approval-policy")
                                        .cell(
                                                "inputEntry_approvalTerms_terms_developmentAutomatic_risk",
                                                "\"low\",\"medium\",\"high\"")
                                        .cell(
                                                "inputEntry_approvalTerms_terms_developmentHighRisk_risk",
                                                "\"critical\""),
                                "floor",
                                "rule_terms_developmentAutomatic",
                                "nothing above medium risk is automatic",
                                "risk = high"),
                        fault(
                                "an emergency without end",
                                Edit.of("break-glass-policy")
                                        .cell("outputEntry_breakGlassTerms_glassSev1_longestWidened", "\"PT9H\""),
                                "floor",
                                "rule_glassSev1",
                                "eight hours"),
                        fault(
                                "the highest severity waits for somebody",
                                Edit.of("break-glass-policy")
                                        .cell("outputEntry_breakGlassTerms_glassSev1_coSigned", "true"),
                                "floor",
                                "rule_glassSev1",
                                "waits for somebody"),
                        fault(
                                "a severity is forgotten",
                                Edit.of("break-glass-policy").without("rule_glassSev4"),
                                "gap",
                                "break-glass-terms",
                                "severity = sev4, rehearsal = false"),
                        fault(
                                "an action is forgotten",
                                Edit.of("break-glass-policy")
                                        .cell(
                                                "inputEntry_breakGlassReach_reachHardToUndo_action",
                                                "\"data-migration\""),
                                "gap",
                                "break-glass-reach",
                                "action = secret-rotation"))
                .map(Arguments::of);
    }

    private static Fault fault(String what, Edit edit, String rule, String element, String... said) {
        return fault(what, edit, Level.ERROR, rule, element, said);
    }

    private static Fault fault(String what, Edit edit, Level level, String rule, String element, String... said) {
        return new Fault(what, edit, level, rule, element, said);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void is_found_and_named(Object seeded) {
        var fault = (Fault) seeded;
        var findings = TablesFixture.check(fault.edit().stem(), fault.edit().dmn());

        assertThat(findings)
                .as(String.join(
                        "\n", findings.stream().map(CheckFinding::toString).toList()))
                .anySatisfy(finding -> {
                    assertThat(finding.level()).isEqualTo(fault.level());
                    assertThat(finding.rule()).isEqualTo(fault.rule());
                    assertThat(finding.element()).isEqualTo(fault.element());
                    assertThat(finding.detail()).contains(fault.said());
                });
    }
}
