package dev.countersign.modeling.process;

import dev.countersign.modeling.release.ReleaseLifecycle;
import dev.countersign.modeling.release.RequireReleaseDecision;
import dev.countersign.platform.engine.CompletionGuard;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** No task of a release is completed but by the decision that names it, whatever door the completion came through (law 7). */
@Component
class ReleaseGuard implements CompletionGuard {

    private final RequireReleaseDecision requireDecision;

    ReleaseGuard(RequireReleaseDecision requireDecision) {
        this.requireDecision = requireDecision;
    }

    @Override
    public void beforeCompletion(DelegateTask task) {
        if (ReleaseLifecycle.TASK.equals(task.getTaskDefinitionKey())) {
            task.setAssignee(
                    requireDecision.of(task.getId(), task.getExecution().getProcessBusinessKey()));
        }
    }
}
