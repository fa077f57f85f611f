package dev.countersign.modeling.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults in forms. */
final class FaultsOfForms {

    private FaultsOfForms() {}

    static List<Fault> all() {
        return List.of(
                decision("no verdict", "needed_field", null, "verdict", "outcome"),
                decision("nobody can reject", "needed_field", null, "\"value\": \"reject\"", "\"value\": \"refuse\""),
                decision(
                        "the same key twice",
                        "same_key_twice",
                        "textarea_requiredFollowUp",
                        "\"key\": \"requiredFollowUp\"",
                        "\"key\": \"reason\""),
                decision(
                        "the same id twice",
                        "same_id_twice",
                        "textarea_reason",
                        "\"id\": \"textfield_digest\"",
                        "\"id\": \"textarea_reason\""),
                decision("no label", "no_label", "textarea_reason", "\"label\": \"Reason\",", ""),
                decision(
                        "a condition that is none",
                        "condition",
                        "checkbox_riskAcknowledged",
                        "=verdict = \\\"reject\\\"",
                        "=verdict = = \\\"reject\\\""),
                decision(
                        "a condition on another field",
                        "unknown_in_condition",
                        "dynamiclist_remediation",
                        "=verdict != \\\"reject\\\"",
                        "=decision != \\\"reject\\\""),
                decision(
                        "a choice twice",
                        "same_choice_twice",
                        "radio_verdict",
                        "\"value\": \"reject\"",
                        "\"value\": \"approve\""),
                decision(
                        "limits that nothing fits",
                        "limits",
                        "textarea_reason",
                        "\"minLength\": 12",
                        "\"minLength\": 4001"),
                decision(
                        "a script in a label",
                        "no_html",
                        "radio_verdict",
                        "\"label\": \"Decision\"",
                        "\"label\": \"Decision<script>alert(1)</script>\""),
                decision("another id", "form_id", "decisions", "\"id\": \"decision\"", "\"id\": \"decisions\""),
                change(
                        "choices that nobody brings",
                        "unknown_choices",
                        "select_project",
                        "\"valuesKey\": \"projects\"",
                        "\"valuesKey\": \"teams\""),
                change(
                        "a component that nobody knows",
                        "unknown_component",
                        "textfield_target",
                        "\"id\": \"textfield_target\",\n      \"type\": \"textfield\"",
                        "\"id\": \"textfield_target\",\n      \"type\": \"filepicker\""),
                change(
                        "a rule that only the browser works out",
                        "computed_rule",
                        "textfield_title",
                        "\"key\": \"title\",\n      \"validate\": {\n        \"required\": true",
                        "\"key\": \"title\",\n      \"validate\": {\n        \"required\": \"=true\""),
                Fault.in(
                        "closure.form",
                        "a key that no expression can ask for",
                        "key_form",
                        "textarea_summary",
                        "\"key\": \"summary\"",
                        "\"key\": \"the summary\""),
                Fault.in(
                        "outcome.form",
                        "nothing to choose",
                        "no_options",
                        "radio_result",
                        "\"values\"",
                        "\"choices\""));
    }

    private static Fault decision(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("decision.form", what, rule, element, edits);
    }

    private static Fault change(String what, String rule, @Nullable String element, String... edits) {
        return Fault.in("change.form", what, rule, element, edits);
    }
}
