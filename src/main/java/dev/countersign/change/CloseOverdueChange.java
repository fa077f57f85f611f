package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes what nobody decided, remedied or ran in time. {@link Deadlines} is the predicate; the timer that calls this only
 * tidies up after it.
 */
@Component
public class CloseOverdueChange {

    private final Changes changes;
    private final Runs runs;
    private final AuditLog audit;
    private final Deadlines deadlines;

    CloseOverdueChange(Changes changes, Runs runs, AuditLog audit, Deadlines deadlines) {
        this.changes = changes;
        this.runs = runs;
        this.audit = audit;
        this.deadlines = deadlines;
    }

    /** MUST be called with the change locked. */
    @Transactional
    public void close(Change change) {
        if (!deadlines.over(change)) {
            throw new IllegalStateException(change.id() + " is " + change.status() + " until " + change.dueAt());
        }
        var end = change.status() == ChangeStatus.REJECTED ? ChangeStatus.DECLINED : ChangeStatus.EXPIRED;
        runs.revokePermits(change.id(), "The change ran out of time.");
        changes.move(change.id(), change.status(), end, null);
        audit.record(new Fact(
                "change_" + end.word(),
                change.id(),
                change.revision(),
                Map.of(
                        "was", change.status().word(),
                        "dueAt", String.valueOf(change.dueAt()),
                        "digest", change.digest())));
    }
}
