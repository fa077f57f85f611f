package dev.countersign.modeling.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.platform.forms.FormSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A field has a name for people, conditions that can be worked out, and rules that the server works out too. */
final class FieldRules {

    private static final Pattern STRING = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern ASKED = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?!\\w|\\s*\\()");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "if",
            "then",
            "else",
            "in",
            "between",
            "some",
            "every",
            "for",
            "return",
            "satisfies",
            "true",
            "false",
            "null",
            "this",
            "parent",
            "i",
            "item",
            "instance",
            "of");

    private FieldRules() {}

    static void look(FormPart part, Set<String> keys, Findings findings) {
        if ((part.isField() || part.type().equals("dynamiclist"))
                && part.label().isEmpty()) {
            findings.error(
                    "no_label",
                    part.element(),
                    "The field " + part.key() + " has no label: nobody knows what is asked for.",
                    "Give it one.");
        }
        condition(part, keys, findings);
        limits(part, "minLength", "maxLength", findings);
        limits(part, "min", "max", findings);
        for (var rule : List.of("required", "minLength", "maxLength", "min", "max")) {
            computed(part, rule, part.json().path("validate").path(rule), findings);
        }
        computed(part, "readonly", part.json().path("readonly"), findings);
        computed(part, "disabled", part.json().path("disabled"), findings);
    }

    private static void condition(FormPart part, Set<String> keys, Findings findings) {
        var hide = part.json().path("conditional").path("hide").asText("");
        if (hide.isEmpty()) {
            return;
        }
        var objection = hide.startsWith("=")
                ? FormSchema.objection(hide.substring(1))
                        .map(why -> " is no FEEL")
                        .orElse("")
                : " does not begin with =";
        if (!objection.isEmpty()) {
            findings.error(
                    "condition",
                    part.element(),
                    "The condition " + hide + objection + ", so it would hide nothing.",
                    "Write one such as =verdict = \"reject\".");
            return;
        }
        ASKED.matcher(STRING.matcher(hide.substring(1)).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name) && !keys.contains(name))
                .forEach(name -> findings.warning(
                        "unknown_in_condition",
                        part.element(),
                        "The condition asks for " + name + ", and the form has no such field.",
                        "Ask for a field by its key, unless the form is opened with that."));
    }

    private static void limits(FormPart part, String low, String high, Findings findings) {
        var rules = part.json().path("validate");
        if (isNumber(rules.path(low))
                && isNumber(rules.path(high))
                && new BigDecimal(rules.path(low).asText())
                                .compareTo(new BigDecimal(rules.path(high).asText()))
                        > 0) {
            findings.error(
                    "limits",
                    part.element(),
                    "The field " + part.key() + " wants at least "
                            + rules.path(low).asText() + " and at most "
                            + rules.path(high).asText() + ", so nothing fits it.",
                    "Correct one of them.");
        }
    }

    private static boolean isNumber(JsonNode limit) {
        return limit.asText("").matches("-?\\d+(\\.\\d+)?");
    }

    /** What only the browser works out is a rule that whoever goes past it does not keep. */
    private static void computed(FormPart part, String rule, JsonNode value, Findings findings) {
        if (value.isTextual() && value.asText().startsWith("=")) {
            findings.error(
                    "computed_rule",
                    part.element(),
                    "The rule " + rule + " of the field " + part.key()
                            + " is worked out, which the server does not do.",
                    "Make it a fixed one, or hide the field by a condition.");
        }
    }
}
