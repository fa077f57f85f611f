package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether a record and its entry say the same of something. What one of them leaves open contradicts nothing. */
final class Agreement {

    /** Tables keep times to the microsecond; what was sent may be finer. */
    private static final Duration GRAIN = Duration.ofNanos(1000);

    private static final String ERASED = "erased";

    private Agreement() {}

    static boolean of(JsonNode record, JsonNode entry) {
        return open(record) || open(entry) || StrictJson.same(record, entry) || sameTime(record, entry);
    }

    private static boolean open(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual()
                        && (value.asText().isEmpty() || value.asText().equals(ERASED));
    }

    private static boolean sameTime(JsonNode record, JsonNode entry) {
        var one = time(record);
        var other = time(entry);
        return one.isPresent()
                && other.isPresent()
                && Duration.between(one.get(), other.get()).abs().compareTo(GRAIN) <= 0;
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(Instant.parse(value.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
