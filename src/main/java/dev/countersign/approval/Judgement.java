package dev.countersign.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approver says, as it came in and before any rule has looked at it.
 *
 * @param verdict {@code approve} or {@code reject}
 * @param riskAcknowledged must be true where the risk is high or critical
 * @param remediation for a rejection: what exactly has to be put right
 * @param digest of the operation that the approver saw
 */
public record Judgement(
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable Boolean riskAcknowledged,
        @Nullable String requiredFollowUp,
        @Nullable List<Item> remediation,
        @Nullable String digest) {

    /** Something to put right; {@code owner} is an account. */
    public record Item(@Nullable String item, @Nullable String owner) {}

    List<Item> items() {
        return remediation == null ? List.of() : remediation;
    }

    boolean acknowledges() {
        return Boolean.TRUE.equals(riskAcknowledged);
    }
}
