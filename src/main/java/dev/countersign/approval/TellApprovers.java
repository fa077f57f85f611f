package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.Revisions;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the team whose seat is open, and escalates to the team that policy names. Facts; whoever delivers listens. */
@Component
public class TellApprovers {

    /** The team of the open seat has let the reminder time pass. */
    public record ApproversReminded(String changeId, String team) {}

    /** The review was escalated to a team because the team of the open seat has not decided. */
    public record ReviewEscalated(String changeId, String team, String to) {}

    private final Changes changes;
    private final Revisions revisions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    TellApprovers(Changes changes, Revisions revisions, AuditLog audit, ApplicationEventPublisher events) {
        this.changes = changes;
        this.revisions = revisions;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void remind(String changeId) {
        var change = changes.lock(changeId);
        var team = openTeam(change);
        if (team != null) {
            audit.record(new Fact("approvers_reminded", changeId, change.revision(), Map.of("team", team)));
            events.publishEvent(new ApproversReminded(changeId, team));
        }
    }

    @Transactional
    public void escalate(String changeId) {
        var change = changes.lock(changeId);
        var team = openTeam(change);
        if (team != null) {
            var to = revisions.of(change).outcome().terms().escalateTo();
            audit.record(new Fact("review_escalated", changeId, change.revision(), Map.of("team", team, "to", to)));
            events.publishEvent(new ReviewEscalated(changeId, team, to));
        }
    }

    /** Null where the review was decided while the timer was on its way. */
    private static @org.jspecify.annotations.Nullable String openTeam(Change change) {
        return change.status() == ChangeStatus.PENDING ? change.openTeam() : null;
    }
}
