package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import org.w3c.dom.Element;

/** A timer says exactly one time, and where it is written out it can be read. */
final class TimerRule {

    private static final List<String> KINDS = List.of("timeDate", "timeDuration", "timeCycle");

    private TimerRule() {}

    static void look(ModelNode node, Element definition, Findings findings) {
        var times = ModelXml.children(definition).stream()
                .filter(child -> KINDS.contains(child.getLocalName()))
                .filter(child -> !ModelXml.text(child).isBlank())
                .toList();
        if (times.size() != 1) {
            findings.error(
                    "timer",
                    node.id(),
                    "The timer " + node.label() + " has " + times.size() + " times.",
                    "Give it exactly one: a date, a duration or a cycle.");
            return;
        }
        var kind = times.get(0).getLocalName();
        var text = ModelXml.text(times.get(0)).strip();
        if (!text.contains("${") && !isReadable(kind, text)) {
            findings.error(
                    "timer",
                    node.id(),
                    "The timer " + node.label() + " has the time " + text + ", which cannot be read.",
                    "Write a date such as 2026-12-01T09:00:00Z, a duration such as PT4H, or a cycle such as R3/PT4H.");
        }
    }

    private static boolean isReadable(String kind, String text) {
        return switch (kind) {
            case "timeDate" -> parses(() -> OffsetDateTime.parse(text));
            case "timeDuration" -> isDuration(text);
            default ->
                text.matches("R\\d*/.+")
                        ? isDuration(text.substring(text.lastIndexOf('/') + 1))
                        : text.split("\\s+").length >= 6;
        };
    }

    private static boolean isDuration(String text) {
        return parses(() -> Duration.parse(text)) || parses(() -> Period.parse(text));
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
