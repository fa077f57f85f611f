package dev.countersign.approval.process;

import dev.countersign.approval.RequireDecision;
import dev.countersign.platform.engine.CompletionGuard;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** No review task is completed but by the decision that names it, whatever door the completion came through (law 7). */
@Component
class DecisionGuard implements CompletionGuard {

    private final RequireDecision requireDecision;

    DecisionGuard(RequireDecision requireDecision) {
        this.requireDecision = requireDecision;
    }

    @Override
    public void beforeCompletion(DelegateTask task) {
        if (EngineReviewTasks.REVIEW_TASK.equals(task.getTaskDefinitionKey())) {
            var decision = requireDecision.of(task.getId(), task.getExecution().getProcessBusinessKey());
            task.setAssignee(decision.account());
        }
    }
}
