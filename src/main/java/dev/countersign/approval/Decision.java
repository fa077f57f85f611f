package dev.countersign.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person said of one revision, bound to the digest that they saw.
 *
 * @param team whose seat it takes
 * @param onBehalfOf the absent member that the person stood in for
 * @param task the one user task that it completes
 * @param supersededBy the revision that reopened it; null while it stands
 */
public record Decision(
        String id,
        String changeId,
        int revision,
        String digest,
        String team,
        String account,
        String person,
        @Nullable String onBehalfOf,
        Verdict verdict,
        String reason,
        boolean riskAcknowledged,
        @Nullable String requiredFollowUp,
        String method,
        String task,
        Instant decidedAt,
        @Nullable Integer supersededBy) {}
