package dev.countersign.modeling.release;

import dev.countersign.approval.Verdict;
import java.time.Instant;

/**
 * What one person has decided on a release.
 *
 * @param task of the engine, that it completes
 * @param method how they had signed in
 */
public record ReleaseDecision(
        String release,
        String person,
        String account,
        Verdict verdict,
        String reason,
        String digest,
        String task,
        String method,
        Instant at) {}
