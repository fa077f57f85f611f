package dev.countersign.change;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
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

    /**
     * The policy outcome.
     *
     * @throws Refused where the process has not asked for it: what nobody has judged has no terms
     */
    public PolicyOutcome outcome() {
        if (policy == null) {
            throw new Refused(Refusal.unprocessable(
                    "policy_incomplete",
                    "Policy has not been asked about revision " + number + " of " + changeId + ".",
                    "Ask the process owners to look at the process: it has to work out policy before anything else."));
        }
        return policy;
    }

    /** Something else would run, or on other grounds: what policy said of the revision before says nothing of it. */
    Revision unasked() {
        return new Revision(
                changeId,
                number,
                title,
                description,
                operation,
                digest,
                rollbackPlan,
                incident,
                window,
                authors,
                null,
                account,
                createdAt);
    }
}
