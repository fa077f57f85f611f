package dev.countersign.platform.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times and durations as callers write them: RFC 3339 and ISO 8601, within what the database can hold. */
final class Times {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Times() {}

    /** To the microsecond, as the database keeps it; the offset is gone, the moment is the same. */
    static Instant instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("not a time");
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a duration", e);
        }
        throw new IllegalArgumentException("too long a duration");
    }
}
