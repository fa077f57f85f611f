package dev.countersign.change;

import dev.countersign.policy.PolicyOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wording of a change. Revisions are never altered; a correction is a new one.
 *
 * @param operation the RFC 8785 form, exactly the bytes under the digest
 * @param authors accounts, the requester among them
 * @param policy what the tables said of it; null until the process has asked them
 */
public record Revision(
        String changeId,
        int number,
        String title,
        @Nullable String description,
        String operation,
        String digest,
        @Nullable String rollbackPlan,
        @Nullable String incident,
        Window window,
        List<String> authors,
        @Nullable PolicyOutcome policy,
        String account,
        Instant createdAt) {

    /** The policy outcome. MUST NOT be asked for before the process has worked it out. */
    public PolicyOutcome outcome() {
        if (policy == null) {
            throw new IllegalStateException("No policy outcome yet for " + changeId + " revision " + number);
        }
        return policy;
    }
}
