package dev.countersign.platform.forms;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that fit a form, by the keys of its fields. What was left blank is null, as if it had not been sent. */
public record FormValues(Map<?, ?> values) {

    public @Nullable String text(String key) {
        var value = values.get(key);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    public boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** Of a field of the subtype {@code datetime} with an offset. */
    public @Nullable Instant time(String key) {
        var text = text(key);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** The items of a dynamic list. */
    public List<FormValues> rows(String key) {
        return values.get(key) instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> new FormValues((Map<?, ?>) row))
                        .toList()
                : List.of();
    }
}
