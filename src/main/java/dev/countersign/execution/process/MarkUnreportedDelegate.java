package dev.countersign.execution.process;

import dev.countersign.execution.MarkUnreported;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${markUnreported}}: records that the outcome of an execution is overdue. */
@Component("markUnreported")
class MarkUnreportedDelegate implements JavaDelegate {

    private final MarkUnreported markUnreported;

    MarkUnreportedDelegate(MarkUnreported markUnreported) {
        this.markUnreported = markUnreported;
    }

    @Override
    public void execute(DelegateExecution execution) {
        markUnreported.mark(execution.getProcessBusinessKey());
    }
}
