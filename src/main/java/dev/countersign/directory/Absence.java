package dev.countersign.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is away from {@code from} (inclusive) to {@code until} (exclusive) and decides nothing meanwhile.
 *
 * @param standIn person who may act for the absent one's teams
 * @param addedBy account
 */
public record Absence(
        long id,
        String person,
        Instant from,
        Instant until,
        @Nullable String standIn,
        String addedBy) {}
