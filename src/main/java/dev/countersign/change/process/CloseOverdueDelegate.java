package dev.countersign.change.process;

import dev.countersign.change.Changes;
import dev.countersign.change.CloseOverdueChange;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${closeOverdue}}: closes a change whose time has run out, by the database's clock; fails, to be retried, before. */
@Component("closeOverdue")
class CloseOverdueDelegate implements JavaDelegate {

    private final Changes changes;
    private final CloseOverdueChange closeOverdue;

    CloseOverdueDelegate(Changes changes, CloseOverdueChange closeOverdue) {
        this.changes = changes;
        this.closeOverdue = closeOverdue;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closeOverdue.close(changes.lock(execution.getProcessBusinessKey()));
    }
}
