package dev.countersign.execution;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that nobody has said how an execution ended; what is unreported follows from its deadline alone. */
@Component
public class MarkUnreported {

    private final Changes changes;
    private final Executions executions;
    private final AuditLog audit;

    MarkUnreported(Changes changes, Executions executions, AuditLog audit) {
        this.changes = changes;
        this.executions = executions;
        this.audit = audit;
    }

    @Transactional
    public void mark(String changeId) {
        var change = changes.lock(changeId);
        if (change.status() == ChangeStatus.EXECUTING) {
            var execution = executions.ofChange(changeId).orElseThrow();
            audit.record(new Fact(
                    "outcome_overdue",
                    changeId,
                    change.revision(),
                    Map.of(
                            "execution",
                            execution.id(),
                            "dueAt",
                            execution.reportDueAt().toString())));
        }
    }
}
