package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Refusal;
import java.time.Instant;
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
