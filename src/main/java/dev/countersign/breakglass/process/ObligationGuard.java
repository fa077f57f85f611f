package dev.countersign.breakglass.process;

import dev.countersign.breakglass.ObligationTasks;
import dev.countersign.breakglass.RequirePaid;
import dev.countersign.platform.engine.CompletionGuard;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** No task that pays back is completed but by what was paid, whatever door the completion came through (law 7). */
@Component
class ObligationGuard implements CompletionGuard {

    private final RequirePaid requirePaid;

    ObligationGuard(RequirePaid requirePaid) {
        this.requirePaid = requirePaid;
    }

    @Override
    public void beforeCompletion(DelegateTask task) {
        if (ObligationTasks.ALL.contains(task.getTaskDefinitionKey())) {
            requirePaid.of(
                    task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), completedBefore(task));
        }
    }

    private static long completedBefore(DelegateTask task) {
        return task.getProcessEngineServices()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(task.getTaskDefinitionKey())
                .finished()
                .count();
    }
}
