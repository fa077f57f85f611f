package dev.countersign.breakglass;

import dev.countersign.platform.Refusal.FieldError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durations that people send, as ISO 8601 has them. */
final class Durations {

    private Durations() {}

    /** Zero, with an error added, where it is no positive whole number of minutes up to {@code longest}. */
    static Duration read(String field, @Nullable String text, Duration longest, List<FieldError> errors) {
        try {
            var given = Duration.parse(String.valueOf(text));
            if (given.compareTo(Duration.ofMinutes(1)) >= 0 && given.compareTo(longest) <= 0 && given.getNano() == 0) {
                return given;
            }
            errors.add(new FieldError(field, "must be between PT1M and " + longest));
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(field, "must be a duration such as PT30M"));
        }
        return Duration.ZERO;
    }
}
