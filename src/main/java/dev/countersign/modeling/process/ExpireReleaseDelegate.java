package dev.countersign.modeling.process;

import dev.countersign.modeling.release.ExpireRelease;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${expireRelease}}: closes a release that nobody decided in time by the database's clock. */
@Component("expireRelease")
class ExpireReleaseDelegate implements JavaDelegate {

    private final ExpireRelease useCase;

    ExpireReleaseDelegate(ExpireRelease useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.expire(execution.getProcessBusinessKey());
    }
}
