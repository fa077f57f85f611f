package dev.countersign.modeling.process;

import dev.countersign.modeling.release.PutReleaseInForce;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${putReleaseInForce}}: puts an approved release in force, exactly once. */
@Component("putReleaseInForce")
class PutReleaseInForceDelegate implements JavaDelegate {

    private final PutReleaseInForce useCase;

    PutReleaseInForceDelegate(PutReleaseInForce useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.put(execution.getProcessBusinessKey());
    }
}
