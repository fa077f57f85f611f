package dev.countersign.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not be forgotten: a person, change, session or project, or everything. One person places it, two lift it.
 *
 * @param kind {@code person}, {@code change}, {@code session}, {@code project} or {@code all}
 * @param subject its id; none where it is on everything
 * @param liftAskedBy account of whoever asked to lift it
 */
public record LegalHold(
        String id,
        String kind,
        @Nullable String subject,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String liftReason,
        @Nullable String liftAskedBy,
        @Nullable Instant liftAskedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    boolean lifted() {
        return liftedAt != null;
    }

    /** What it is on, in words. */
    String on() {
        return subject == null ? "everything" : "the " + kind + " " + subject;
    }
}
