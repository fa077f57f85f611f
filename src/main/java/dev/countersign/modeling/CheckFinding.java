package dev.countersign.modeling;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check has to say of a model.
 *
 * @param rule stable, for machines, such as {@code gap} or {@code no_scripts}
 * @param element id of the element, rule or field that it is about; none where it is about the whole
 * @param detail one sentence a process owner understands
 * @param next what to do about it
 */
public record CheckFinding(
        Level level,
        String rule,
        @Nullable String element,
        String detail,
        @Nullable String next) {

    /** How bad it is: an error stands in the way of a release, a warning wants to be looked at, a note explains. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static CheckFinding error(String rule, @Nullable String element, String detail, @Nullable String next) {
        return new CheckFinding(Level.ERROR, rule, element, detail, next);
    }

    public static CheckFinding warning(String rule, @Nullable String element, String detail, @Nullable String next) {
        return new CheckFinding(Level.WARNING, rule, element, detail, next);
    }

    public static CheckFinding note(String rule, @Nullable String element, String detail) {
        return new CheckFinding(Level.NOTE, rule, element, detail, null);
    }
}
