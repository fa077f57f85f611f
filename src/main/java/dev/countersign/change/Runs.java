package dev.countersign.change;

import dev.countersign.platform.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code change} asks of the machines' side, which {@code execution} answers. */
public interface Runs {

    /** @param state {@code issued}, {@code redeemed}, {@code expired}, {@code revoked} */
    record PermitView(
            String id,
            String state,
            String audience,
            String runId,
            String account,
            Instant issuedAt,
            Instant expiresAt) {}

    /**
     * @param state {@code started}, {@code unreported} (its outcome is overdue), {@code succeeded}, {@code failed},
     *     {@code rolled_back}
     * @param violation one sentence where what ran was not what was approved
     */
    record ExecutionView(
            String id,
            String permit,
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
            List<Evidence> evidence) {}

    /**
     * A run in a list: the latest permit of a change, and what became of it.
     *
     * @param permitState as of {@link PermitView}
     * @param state as of {@link ExecutionView}; null before it has started
     * @param evidence how many items prove the outcome
     */
    record Summary(
            String permit,
            String permitState,
            Instant expiresAt,
            String account,
            String runId,
            @Nullable String execution,
            @Nullable String state,
            @Nullable Instant reportDueAt,
            @Nullable String violation,
            int evidence) {}

    /** Of those of the changes that have a permit, by the change's id. */
    Map<String, Summary> summaries(Collection<String> changeIds);

    Optional<PermitView> permit(String changeId);

    Optional<ExecutionView> execution(Change change);

    /** What the caller may do with the change as it stands: {@code permit}, {@code outcome}. */
    List<String> allowed(Change change, Actor caller);

    /** No permit of the change lives on. */
    void revokePermits(String changeId, String why);
}
