package dev.countersign.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The right to start one named operation once, until {@code expiresAt}. */
record Permit(
        String id,
        String changeId,
        int revision,
        String digest,
        String audience,
        String runId,
        String account,
        Instant issuedAt,
        Instant notBefore,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {}
