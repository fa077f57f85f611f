package dev.countersign.approval.process;

import dev.countersign.approval.TellApprovers;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${remindApprovers}}: records a reminder to the team of the open seat. */
@Component("remindApprovers")
class RemindApproversDelegate implements JavaDelegate {

    private final TellApprovers tellApprovers;

    RemindApproversDelegate(TellApprovers tellApprovers) {
        this.tellApprovers = tellApprovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tellApprovers.remind(execution.getProcessBusinessKey());
    }
}
