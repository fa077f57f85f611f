package dev.countersign.platform;

import dev.countersign.platform.Refusal.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text that people sent and other people will read: it has to be storable, and to show on a screen as what it is.
 *
 * <p>Right-to-left letters are text like any other, and so are the marks U+200E, U+200F and U+061C that such text
 * needs. Overrides, embeddings and isolates are refused: they make an approver see another order than a machine runs
 * (CVE-2021-42574).
 */
public final class Text {

    /** What a text has to satisfy; a check answers with a message where the text does not. */
    @FunctionalInterface
    public interface Check {
        Optional<String> flaw(String text);

        /** The first flaw that any of the checks finds. */
        static Check all(Check... checks) {
            return text -> Stream.of(checks)
                    .flatMap(check -> check.flaw(text).stream())
                    .findFirst();
        }
    }

    public static final Check WHOLE_CHARACTERS =
            none(Text::loneSurrogate, "must not contain half of a surrogate pair: it is no character");
    public static final Check NO_NUL = none(c -> c == 0, "must not contain the NUL character");
    public static final Check NO_CONTROLS =
            none(c -> Character.isISOControl(c) && !lineOrTab(c), "must not contain control characters");
    public static final Check ONE_LINE =
            none(c -> lineOrTab(c) || c == 0x2028 || c == 0x2029, "must be one line, without line breaks and tabs");
    public static final Check NO_OVERRIDES = none(
            c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069),
            "must not contain characters that override the direction of text (U+202A to U+202E, U+2066 to U+2069)");
    public static final Check SOMETHING_VISIBLE =
            text -> text.codePoints().allMatch(Text::invisible) ? Optional.of("must not be blank") : Optional.empty();

    /** What PostgreSQL and a digest can carry: the least of any string. */
    public static final Check STORABLE = Check.all(WHOLE_CHARACTERS, NO_NUL);

    private static final Check PLAIN = Check.all(STORABLE, NO_CONTROLS, NO_OVERRIDES);

    private Text() {}

    /** No more than {@code max} characters (Unicode code points). */
    public static Check atMost(int max) {
        return text -> text.codePointCount(0, text.length()) > max
                ? Optional.of("must not be longer than " + max + " characters")
                : Optional.empty();
    }

    /** A title, name or reference: visible, on one line. */
    public static Check line(int max) {
        return Check.all(SOMETHING_VISIBLE, atMost(max), PLAIN, ONE_LINE);
    }

    /** A description, reason or comment: visible, with line breaks where the author wants them. */
    public static Check prose(int max) {
        return Check.all(SOMETHING_VISIBLE, atMost(max), PLAIN);
    }

    /** Checks a required line and adds to the errors what is wrong with it. */
    public static void line(String field, @Nullable String value, int max, List<FieldError> errors) {
        require(field, value, line(max), errors);
    }

    /** Checks a required prose text and adds to the errors what is wrong with it. */
    public static void prose(String field, @Nullable String value, int max, List<FieldError> errors) {
        require(field, value, prose(max), errors);
    }

    /** Adds an error where the value is missing or flawed. */
    public static void require(String field, @Nullable String value, Check check, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(field, "is missing"));
        } else {
            allow(field, value, check, errors);
        }
    }

    /** Adds an error where the value is there and flawed. */
    public static void allow(String field, @Nullable String value, Check check, List<FieldError> errors) {
        if (value != null) {
            check.flaw(value).ifPresent(flaw -> errors.add(new FieldError(field, flaw)));
        }
    }

    private static Check none(IntPredicate unwanted, String message) {
        return text -> text.codePoints().anyMatch(unwanted) ? Optional.of(message) : Optional.empty();
    }

    private static boolean loneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean lineOrTab(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }

    /** Also what looks like a space but is a letter or symbol by its category (Hangul fillers, the empty Braille cell). */
    private static boolean invisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == 0x115F
                || c == 0x1160
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0;
    }
}
