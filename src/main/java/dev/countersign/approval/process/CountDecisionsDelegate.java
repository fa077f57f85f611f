package dev.countersign.approval.process;

import dev.countersign.approval.CountDecisions;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${countDecisions}}: counts stored decisions and opens the next seat. Idempotent: reads tables only. */
@Component("countDecisions")
class CountDecisionsDelegate implements JavaDelegate {

    private final CountDecisions useCase;

    CountDecisionsDelegate(CountDecisions useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.count(execution.getProcessBusinessKey());
    }
}
