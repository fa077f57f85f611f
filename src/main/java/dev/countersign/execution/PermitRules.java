package dev.countersign.execution;

import dev.countersign.change.Change;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a permit is for this run and this operation, and still good. */
@Component
final class PermitRules {

    private static final String ASK_AGAIN = "Ask for a new permit, if the change is still approved.";

    private final DatabaseTime time;

    PermitRules(DatabaseTime time) {
        this.time = time;
    }

    /** @param before the execution that the permit has started already, if it has */
    Optional<Refusal> refusal(Permit permit, Change change, @Nullable Execution before, RedeemPermit.Start start) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> sameRun(permit, before, start),
                        () -> sameOperation("digest", permit.digest(), start.digest()),
                        () -> sameOperation("target", change.target(), start.target()),
                        () -> sameOperation("environment", change.environment(), start.environment()),
                        () -> before == null ? alive(permit) : Optional.empty())
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    private static Optional<Refusal> sameRun(Permit permit, @Nullable Execution before, RedeemPermit.Start start) {
        if (permit.runId().equals(start.runId())) {
            return Optional.empty();
        }
        return Optional.of(
                before != null
                        ? Refusal.conflict(
                                "permit_used",
                                "The permit was redeemed by another run.",
                                "What was approved runs once; submit a new change to run it again.",
                                new Outcome("redeemed", before.account(), before.redeemedAt()))
                        : Refusal.conflict(
                                "permit_for_another_run",
                                "The permit was issued for another run.",
                                "Redeem it with the runId that it was asked for.",
                                new Outcome("issued", permit.account(), permit.issuedAt())));
    }

    private static Optional<Refusal> sameOperation(String what, String approved, @Nullable String wanted) {
        return approved.equals(wanted)
                ? Optional.empty()
                : Optional.of(Refusal.unprocessable(
                        what + "_mismatch",
                        "The " + what + " is not the one that was approved: " + approved + ".",
                        "Run what was approved, or submit a change for what is to run."));
    }

    private Optional<Refusal> alive(Permit permit) {
        Instant now = time.now();
        var revokedAt = permit.revokedAt();
        if (revokedAt != null) {
            return Optional.of(Refusal.gone(
                    "permit_revoked",
                    "The permit was revoked.",
                    ASK_AGAIN,
                    new Outcome("revoked", String.valueOf(permit.revokedBy()), revokedAt)));
        }
        return now.isBefore(permit.expiresAt())
                ? Optional.empty()
                : Optional.of(Refusal.gone(
                        "permit_expired",
                        "The permit was good until " + permit.expiresAt() + ".",
                        ASK_AGAIN,
                        new Outcome("expired", "system", permit.expiresAt())));
    }
}
