package dev.countersign.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one run of a change. {@code state} is {@code started} until its outcome is reported. */
record Execution(
        String id,
        String changeId,
        String permitId,
        String runId,
        String state,
        String account,
        Instant redeemedAt,
        Instant reportDueAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String observedDigest,
        @Nullable String violation,
        @Nullable String notes,
        @Nullable String reportedBy,
        @Nullable Instant reportedAt) {

    boolean reported() {
        return reportedAt != null;
    }
}
