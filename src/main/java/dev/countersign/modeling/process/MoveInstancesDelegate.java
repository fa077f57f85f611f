package dev.countersign.modeling.process;

import dev.countersign.modeling.release.MoveInstances;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${moveInstances}}: moves up to a hundred running instances to what was released. */
@Component("moveInstances")
class MoveInstancesDelegate implements JavaDelegate {

    private final MoveInstances useCase;

    MoveInstancesDelegate(MoveInstances useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.move(execution.getProcessBusinessKey());
    }
}
