package dev.countersign.approval.process;

import dev.countersign.approval.WorkOutStages;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${workOutPolicy}}: asks policy what the present revision needs. Idempotent: replaces the outcome of that revision. */
@Component("workOutPolicy")
class WorkOutPolicyDelegate implements JavaDelegate {

    private final WorkOutStages useCase;

    WorkOutPolicyDelegate(WorkOutStages useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.workOut(execution.getProcessBusinessKey());
    }
}
