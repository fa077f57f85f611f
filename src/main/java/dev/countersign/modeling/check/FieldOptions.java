package dev.countersign.modeling.check;

import dev.countersign.platform.forms.FormNeeds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A field that offers choices says where they come from, and each is there once. */
final class FieldOptions {

    private static final List<String> SOURCES = List.of("values", "valuesKey", "valuesExpression");

    private FieldOptions() {}

    static void look(FormPart part, Optional<FormNeeds> needs, Findings findings) {
        if (!part.hasOptions()) {
            return;
        }
        var sources = SOURCES.stream().filter(part.json()::has).toList();
        if (sources.size() != 1
                || (part.json().has("values") && part.json().path("values").isEmpty())) {
            findings.error(
                    "no_options",
                    part.element(),
                    "The field " + part.key() + " offers nothing to choose, or two things at once.",
                    "List its choices, or name where they come from.");
        }
        listed(part, findings);
        needs.map(FormNeeds::offered)
                .filter(offered -> part.json().has("valuesKey") && !offered.contains(part.text("valuesKey")))
                .ifPresent(offered -> findings.error(
                        "unknown_choices",
                        part.element(),
                        "The field " + part.key() + " takes its choices from " + part.text("valuesKey")
                                + ", which the program does not bring.",
                        offered.isEmpty()
                                ? "List its choices in the form."
                                : "Take them from one of "
                                        + offered.stream().sorted().toList() + "."));
    }

    private static void listed(FormPart part, Findings findings) {
        var seen = new HashSet<String>();
        for (var choice : part.json().path("values")) {
            var value = choice.path("value").asText("");
            if (value.isBlank() || choice.path("label").asText("").isBlank()) {
                findings.error(
                        "nameless_choice",
                        part.element(),
                        "A choice of the field " + part.key() + " has no label or no value.",
                        "Give it both.");
            } else if (!seen.add(value)) {
                findings.error(
                        "same_choice_twice",
                        part.element(),
                        "The field " + part.key() + " offers " + value + " twice.",
                        "Remove one of them.");
            }
        }
    }
}
