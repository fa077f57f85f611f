package dev.countersign.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks one value against its field: the first thing that is wrong, as a sentence. */
final class FieldCheck {

    private static final int LONGEST_TEXT = 10_000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9 ()./-]{4,30}");
    private static final Optional<String> FINE = Optional.empty();

    private FieldCheck() {}

    static Optional<String> check(FormComponent field, JsonNode value) {
        if (isEmpty(field, value)) {
            return field.rule("required").asBoolean(false) && !field.isReadonly()
                    ? Optional.of(field.is("checkbox") ? "This has to be ticked." : "This is required.")
                    : emptyOfItsKind(field, value);
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value);
            case "number" -> number(field, value);
            case "checkbox" -> otherwise(value.isBoolean(), "Give true or false.");
            case "radio", "select" -> option(field, value);
            case "checklist", "taglist" -> options(field, value);
            case "datetime" -> time(field, value);
            default -> throw new IllegalStateException("No field: " + field.type());
        };
    }

    private static boolean isEmpty(FormComponent field, JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isArray() && value.isEmpty())
                || (field.is("checkbox") && value.isBoolean() && !value.booleanValue());
    }

    /** An empty list is nothing where a list is asked for, and a lie where a text is. */
    private static Optional<String> emptyOfItsKind(FormComponent field, JsonNode value) {
        var list = field.is("checklist") || field.is("taglist");
        return otherwise(!value.isArray() || list, "Give a single value.");
    }

    private static Optional<String> text(FormComponent field, JsonNode value) {
        if (!value.isTextual()) {
            return Optional.of("Give a text.");
        }
        var text = value.textValue();
        var length = text.codePointCount(0, text.length());
        var shortest = field.rule("minLength").asInt(0);
        var longest = field.rule("maxLength").asInt(LONGEST_TEXT);
        if (length < shortest) {
            return Optional.of("Give at least " + shortest + " characters.");
        }
        if (length > longest) {
            return Optional.of("Give at most " + longest + " characters.");
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("Leave out the character NUL.");
        }
        return form(field, text);
    }

    private static Optional<String> form(FormComponent field, String text) {
        var pattern = field.rule("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            return Optional.of(
                    field.rule("patternErrorMessage").asText("This has to fit the pattern " + pattern + "."));
        }
        return switch (field.rule("validationType").asText("")) {
            case "email" -> otherwise(EMAIL.matcher(text).matches(), "Give an e-mail address.");
            case "phone" -> otherwise(PHONE.matcher(text).matches(), "Give a telephone number that begins with +.");
            default -> FINE;
        };
    }

    private static Optional<String> number(FormComponent field, JsonNode value) {
        var number = asNumber(field, value);
        if (number.isEmpty()) {
            return Optional.of("Give a number.");
        }
        var min = field.rule("min");
        var max = field.rule("max");
        var digits = field.json().path("decimalDigits");
        if (!blank(min) && number.get().compareTo(new BigDecimal(min.asText())) < 0) {
            return Optional.of("Give at least " + min.asText() + ".");
        }
        if (!blank(max) && number.get().compareTo(new BigDecimal(max.asText())) > 0) {
            return Optional.of("Give at most " + max.asText() + ".");
        }
        return otherwise(
                blank(digits) || number.get().stripTrailingZeros().scale() <= digits.asInt(),
                "Give at most " + digits.asText() + " decimals.");
    }

    private static Optional<BigDecimal> asNumber(FormComponent field, JsonNode value) {
        var asText = field.json().path("serializeToString").asBoolean(false) && value.isTextual();
        if (!value.isNumber() && !asText) {
            return Optional.empty();
        }
        try {
            var text = value.asText();
            return text.length() > 50 ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> options(FormComponent field, JsonNode value) {
        if (!value.isArray()) {
            return Optional.of("Give a list.");
        }
        var seen = new HashSet<JsonNode>();
        for (var item : value) {
            var wrong = seen.add(item) ? option(field, item) : Optional.of("Give each choice once.");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return FINE;
    }

    /** Choices that the form does not list itself come with the data; whoever takes the value knows what may be chosen. */
    private static Optional<String> option(FormComponent field, JsonNode value) {
        var choices = field.json().path("values");
        if (!choices.isArray()) {
            return otherwise(value.isTextual() || value.isNumber() || value.isBoolean(), "Choose a single value.");
        }
        return otherwise(
                StreamSupport.stream(choices.spliterator(), false)
                        .map(choice -> choice.path("value"))
                        .anyMatch(value::equals),
                "Choose one of those offered.");
    }

    private static Optional<String> time(FormComponent field, JsonNode value) {
        return switch (field.json().path("subtype").asText("date")) {
            case "time" -> otherwise(parses(value, DateTimeFormatter.ISO_TIME::parse), "Give a time such as 17:30.");
            case "datetime" ->
                otherwise(parses(value, dateTime(field)::parse), "Give a date and time such as 2026-11-25T17:30Z.");
            default -> otherwise(parses(value, LocalDate::parse), "Give a date such as 2026-11-25.");
        };
    }

    /** Only a time with its offset is a moment; what asks for none is whatever the reader takes it for. */
    private static DateTimeFormatter dateTime(FormComponent field) {
        return field.json().path("timeSerializingFormat").asText("").equals("no_timezone")
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    }

    private static boolean parses(JsonNode value, Function<String, ?> format) {
        try {
            return value.isTextual() && format.apply(value.textValue()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean blank(JsonNode rule) {
        return rule.asText("").isEmpty();
    }

    private static Optional<String> otherwise(boolean holds, String message) {
        return holds ? FINE : Optional.of(message);
    }
}
