package dev.countersign.modeling.diff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two models.
 *
 * @param element id of the element, rule or field
 * @param type what it is, such as {@code userTask}, {@code rule} or {@code textfield}
 * @param name what people call it
 * @param detail one sentence
 * @param properties what was altered of it; of something added or removed, what it says
 */
public record Difference(
        Kind kind, String element, String type, String name, String detail, List<Property> properties) {

    /** {@code MOVED}: only its place in the drawing, or its place among others. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing where it was not there. */
    public record Property(
            String name, @Nullable String was, @Nullable String now) {}
}
