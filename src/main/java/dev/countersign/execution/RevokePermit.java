package dev.countersign.execution;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.permits.OtherPermits;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a permit back before it is redeemed. Whoever sees the change may: stopping is always safe, and recorded. */
@Component
public class RevokePermit {

    private final Permits permits;
    private final Executions executions;
    private final List<OtherPermits> others;
    private final Visibility visibility;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RevokePermit(
            Permits permits,
            Executions executions,
            List<OtherPermits> others,
            Visibility visibility,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.permits = permits;
        this.executions = executions;
        this.others = others;
        this.visibility = visibility;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public void revoke(String permitId) {
        var permit = permits.find(permitId).orElse(null);
        if (permit != null) {
            revoke(permit);
        } else if (others.stream().noneMatch(other -> other.revoke(permitId))) {
            throw new Refused(Refusal.notFound("permit", permitId));
        }
    }

    private void revoke(Permit permit) {
        var actor = currentActor.get();
        var change = visibility.lock(permit.changeId(), actor);
        executions.ofPermit(permit.id()).ifPresent(execution -> {
            throw new Refused(Refusal.conflict(
                    "permit_used",
                    "The permit was redeemed; the execution has started.",
                    "Stop the run itself, then report its outcome.",
                    new Outcome("redeemed", execution.account(), execution.redeemedAt())));
        });
        if (permits.revoke(change.id(), actor.account(), time.now()).contains(permit.id())) {
            audit.record(new Fact("permit_revoked", change.id(), change.revision(), Map.of("permit", permit.id())));
        }
    }
}
