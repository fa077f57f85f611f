package dev.countersign.breakglass;

import dev.countersign.audit.AuditEntry;
import dev.countersign.policy.RuleHit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session as people see it, as of {@code now}. What is over by the clock is shown as over, whether it was tidied or not.
 *
 * @param reach what waits for a co-signature: {@code at-once} where nothing does
 * @param over whether nothing may be done under it any more
 * @param overAt when it is over if nothing more is done; of one that is over, when it was
 * @param refused how many actions were refused
 * @param drill what it has shown, where it is one
 * @param allowedActions what the caller may do: {@code act}, {@code widen}, {@code co-sign}, {@code end}, {@code close},
 *     {@code revoke}, {@code give-opinion}, {@code review}, {@code finish}
 */
public record SessionView(
        String id,
        boolean rehearsal,
        Incident incident,
        String severity,
        String project,
        Scope scope,
        String reach,
        String reason,
        @Nullable String whyNoChange,
        String openedBy,
        String team,
        String closureOwner,
        SessionStatus status,
        boolean over,
        Instant overAt,
        @Nullable EndReason endReason,
        @Nullable String endedBy,
        Instant openedAt,
        Instant expiresAt,
        Duration idleLimit,
        int budget,
        int used,
        int refused,
        Set<String> skippedTeams,
        Set<String> opinionsMissing,
        List<RuleHit> rules,
        List<Widening> widenings,
        List<EmergencyAction> actions,
        Obligations.@Nullable Closure closure,
        List<String> actionsPerformed,
        List<Obligations.Opinion> opinions,
        Obligations.@Nullable SessionReview review,
        Obligations.@Nullable PreventiveAction preventiveAction,
        Debt.@Nullable Item owes,
        @Nullable Drill drill,
        Instant now,
        List<String> allowedActions) {

    /** One line of the list. */
    public record Row(
            String id,
            boolean rehearsal,
            String incident,
            String severity,
            String project,
            String reason,
            String openedBy,
            SessionStatus status,
            boolean over,
            Instant overAt,
            @Nullable EndReason endReason,
            Instant openedAt,
            int budget,
            int used,
            Debt.@Nullable Item owes,
            Instant now) {}

    /** A drill, and what it has shown. */
    public record DrillRow(String id, Row session, Drill drill) {}

    /** What happened, oldest first. */
    public record Timeline(List<AuditEntry> items) {}
}
