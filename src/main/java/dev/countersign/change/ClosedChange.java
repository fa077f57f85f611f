package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The answer to whoever comes too late: what the change became, by whom and when (law 3). */
@Component
public final class ClosedChange {

    private final AuditLog audit;

    ClosedChange(AuditLog audit) {
        this.audit = audit;
    }

    public Refusal refusal(Change change) {
        return Refusal.conflict(
                "change_closed",
                "The change is closed: it is " + change.status().word() + " since " + change.closedAt() + ".",
                "Nothing more can be done with it; submit a new change if there is still something to do.",
                outcome(change));
    }

    /** To be given where the time is over and no timer has closed the change yet. */
    Refusal overdue(Change change) {
        var end = change.status() == ChangeStatus.REJECTED ? ChangeStatus.DECLINED : ChangeStatus.EXPIRED;
        return Refusal.conflict(
                "change_closed",
                "The time of the change was over at " + change.dueAt() + ": it is " + end.word() + ".",
                "Nothing more can be done with it; submit a new change if there is still something to do.",
                new Refusal.Outcome(end.word(), "system", Objects.requireNonNull(change.dueAt())));
    }

    /** The last thing that gave the change its present status. */
    public Refusal.Outcome outcome(Change change) {
        return audit.lastOf(change.id(), "change_" + change.status().word())
                .map(entry -> new Refusal.Outcome(change.status().word(), entry.account(), entry.at()))
                .orElseGet(() -> new Refusal.Outcome(change.status().word(), change.requester(), orUpdated(change)));
    }

    private static Instant orUpdated(Change change) {
        return change.closedAt() == null ? change.updatedAt() : change.closedAt();
    }
}
