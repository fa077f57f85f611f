package dev.countersign.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person is to be forgotten, and was. @param person their id, which stays */
public record Erasure(
        String id,
        String person,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {}
