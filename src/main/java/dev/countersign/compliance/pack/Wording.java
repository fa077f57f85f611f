package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How values of a report are written for people. */
final class Wording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private static final int BRIEF = 160;

    private Wording() {}

    static String text(JsonNode of, String field) {
        var value = of.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    static String time(JsonNode of, String field) {
        var value = text(of, field);
        try {
            return value.isEmpty() ? "" : TIME.format(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    static String list(JsonNode of) {
        return StreamSupport.stream(of.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    /** {@code change_submitted}: "change submitted". */
    static String words(String word) {
        return word.replace('_', ' ').replace('-', ' ');
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String yesNo(JsonNode of, String field) {
        return of.path(field).asBoolean() ? "yes" : "no";
    }

    static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** What an entry says, in a line or two: single values only, long ones and digests cut. */
    static String brief(JsonNode data) {
        var said = new ArrayList<String>();
        data.properties().forEach(field -> {
            var value = field.getValue();
            if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
                said.add(spaced(field.getKey()) + " " + cut(value.asText()));
            }
        });
        return String.join(" · ", said);
    }

    private static String spaced(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String cut(String value) {
        int longest = value.startsWith("sha256:") ? 19 : BRIEF;
        return value.codePointCount(0, value.length()) <= longest
                ? value
                : value.substring(0, value.offsetByCodePoints(0, longest)) + "…";
    }
}
