package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.Revision;
import dev.countersign.change.Revisions;
import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tally: from the stored decisions says whether a pending change is rejected, approved, or waits for its next seat.
 * Reads no process variable, so that nobody can bring a quorum along.
 */
@Component
public class CountDecisions {

    /** A seat of the team is open, of a stage that was not open before: it is their turn. Published in the transaction. */
    public record SeatOpened(String changeId, String team) {}

    private final Changes changes;
    private final Revisions revisions;
    private final Stages stages;
    private final Decisions decisions;
    private final Quorum quorum;
    private final Feasibility feasibility;
    private final AuditLog audit;
    private final DatabaseTime time;
    private final ApplicationEventPublisher events;

    CountDecisions(
            Changes changes,
            Revisions revisions,
            Stages stages,
            Decisions decisions,
            Quorum quorum,
            Feasibility feasibility,
            AuditLog audit,
            DatabaseTime time,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.revisions = revisions;
        this.stages = stages;
        this.decisions = decisions;
        this.quorum = quorum;
        this.feasibility = feasibility;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    @Transactional
    public void count(String changeId) {
        var change = changes.lock(changeId);
        if (change.status() != ChangeStatus.PENDING) {
            throw new IllegalStateException(changeId + " is " + change.status() + ", expected pending");
        }
        var revision = revisions.of(change);
        var standing = decisions.standing(changeId);
        if (standing.stream().anyMatch(decision -> decision.verdict() == Verdict.REJECT)) {
            reject(change, revision, standing);
            return;
        }
        var seats = quorum.seats(change, revision, stages.of(change), standing);
        seats.open()
                .ifPresentOrElse(
                        open -> await(change, revision, seats, standing, open), () -> approve(change, revision, seats));
    }

    private void await(Change change, Revision revision, Seats seats, List<Decision> standing, Stage open) {
        var feasible = feasibility.judge(change, revision, seats, standing).feasible();
        changes.awaitDecision(change.id(), open.team(), feasible);
        if (!open.team().equals(change.openTeam())) {
            events.publishEvent(new SeatOpened(change.id(), open.team()));
        }
        if (!feasible && change.feasible()) {
            audit.record(new Fact("became_infeasible", change.id(), change.revision(), Map.of("team", open.team())));
        }
    }

    private void reject(Change change, Revision revision, List<Decision> standing) {
        changes.move(
                change.id(),
                ChangeStatus.PENDING,
                ChangeStatus.REJECTED,
                time.now().plus(revision.outcome().terms().remedyWithin()));
        audit.record(new Fact(
                "change_rejected",
                change.id(),
                change.revision(),
                Map.of(
                        "digest", change.digest(),
                        "policyDigest", revision.outcome().digest(),
                        "decisions",
                                standing.stream()
                                        .filter(decision -> decision.verdict() == Verdict.REJECT)
                                        .map(Decision::id)
                                        .toList())));
    }

    private void approve(Change change, Revision revision, Seats seats) {
        var terms = revision.outcome().terms();
        if (seats.needed() == 0 && !terms.automatic()) {
            throw new IllegalStateException("No stage and not automatic: nobody has approved " + change.id());
        }
        changes.move(change.id(), ChangeStatus.PENDING, ChangeStatus.APPROVED, startBefore(revision, seats));
        audit.record(new Fact(
                "change_approved",
                change.id(),
                change.revision(),
                Map.of(
                        "digest", change.digest(),
                        "policyDigest", revision.outcome().digest(),
                        "policyVersion", revision.outcome().version(),
                        "automatic", terms.automatic(),
                        "needed", seats.needed(),
                        "given", seats.given(),
                        "decisions",
                                seats.approvals().stream().map(Decision::id).toList())));
    }

    /**
     * The approval lives from the decision that completed it, so that asking again does not prolong it; a window that
     * opens later starts its own clock.
     */
    private static Instant startBefore(Revision revision, Seats seats) {
        var decided = seats.approvals().stream()
                .map(Decision::decidedAt)
                .max(Comparator.naturalOrder())
                .orElse(revision.createdAt());
        var opens = revision.window().notBefore();
        var from = opens != null && opens.isAfter(decided) ? opens : decided;
        var until = from.plus(revision.outcome().terms().startWithin());
        var closes = revision.window().notAfter();
        return closes != null && closes.isBefore(until) ? closes : until;
    }
}
