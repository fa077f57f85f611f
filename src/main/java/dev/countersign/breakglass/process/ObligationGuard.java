package dev.countersign.breakglass.process;

import dev.countersign.breakglass.RequirePaid;
import dev.countersign.platform.engine.CompletionGuard;
import java.util.Set;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** No task that pays back is completed but by what was paid, whatever door the completion came through (law 7). */
@Component
class ObligationGuard implements CompletionGuard {

    static final String CLOSE = "userTask_closeSession";
    static final String REVIEW = "userTask_reviewSession";
    static final String PREVENT = "userTask_preventRepetition";
    static final String OPINE = "userTask_giveOpinion";

    private static final Set<String> OURS = Set.of(CLOSE, REVIEW, PREVENT, OPINE);

    private final RequirePaid requirePaid;

    ObligationGuard(RequirePaid requirePaid) {
        this.requirePaid = requirePaid;
    }

    @Override
    public void beforeCompletion(DelegateTask task) {
        if (OURS.contains(task.getTaskDefinitionKey())) {
            requirePaid.of(task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey());
        }
    }
}
