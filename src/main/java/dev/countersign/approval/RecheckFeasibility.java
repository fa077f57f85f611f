package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Changes;
import dev.countersign.change.Revisions;
import dev.countersign.directory.DirectoryChanged;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says at once, in the transaction that alters the directory, which pending changes can no longer get their approvals, or
 * can again. Changes that ask the same teams and bar the same people are judged once.
 */
@Component
class RecheckFeasibility {

    private final PendingReviews pending;
    private final Revisions revisions;
    private final Stages stages;
    private final Decisions decisions;
    private final Quorum quorum;
    private final Feasibility feasibility;
    private final Changes changes;
    private final AuditLog audit;

    RecheckFeasibility(
            PendingReviews pending,
            Revisions revisions,
            Stages stages,
            Decisions decisions,
            Quorum quorum,
            Feasibility feasibility,
            Changes changes,
            AuditLog audit) {
        this.pending = pending;
        this.revisions = revisions;
        this.stages = stages;
        this.decisions = decisions;
        this.quorum = quorum;
        this.feasibility = feasibility;
        this.changes = changes;
        this.audit = audit;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DirectoryChanged event) {
        pending.alike(event.teams()).forEach(this::recheck);
    }

    /** All of them ask and bar the same, so the first stands for them. */
    private void recheck(List<String> alike) {
        var change = changes.find(alike.get(0)).orElseThrow();
        var revision = revisions.of(change);
        var standing = decisions.standing(change.id());
        var seats = quorum.seats(change, revision, stages.of(change), standing);
        var feasible = feasibility.judge(change, revision, seats, standing).feasible();
        var altered = changes.judgeFeasible(alike, feasible);
        altered.forEach(id -> audit.record(
                Fact.of(feasible ? "became_feasible" : "became_infeasible", id, Map.of("because", "directory"))));
    }
}
