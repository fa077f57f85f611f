package dev.countersign.breakglass.process;

import dev.countersign.breakglass.ObligationTasks;
import dev.countersign.breakglass.SessionLifecycle;
import dev.countersign.platform.engine.EngineDoor;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The lifecycle as {@code processes/break-glass.bpmn} has it; the session id is the business key. */
@Component
class EngineSessionLifecycle implements SessionLifecycle {

    static final String PROCESS = "break-glass";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineDoor door;

    EngineSessionLifecycle(RuntimeService runtime, TaskService tasks, EngineDoor door) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.door = door;
    }

    @Override
    public void opened(String sessionId) {
        door.open(() -> {
            runtime.startProcessInstanceByKey(PROCESS, sessionId);
        });
    }

    @Override
    public void ended(String sessionId) {
        door.open(() -> runtime.createMessageCorrelation("sessionEnded")
                .processInstanceBusinessKey(sessionId)
                .correlate());
    }

    @Override
    public void closed(String sessionId) {
        complete(sessionId, ObligationTasks.CLOSE);
    }

    @Override
    public void reviewed(String sessionId) {
        complete(sessionId, ObligationTasks.REVIEW);
    }

    @Override
    public void preventiveActionDone(String sessionId) {
        complete(sessionId, ObligationTasks.PREVENT);
    }

    @Override
    public void opinionGiven(String sessionId) {
        complete(sessionId, ObligationTasks.OPINE);
    }

    /** Where the task is not there any more, as after its deadline, what was given counts all the same. */
    private void complete(String sessionId, String key) {
        door.open(() -> {
            tasks.createTaskQuery().processInstanceBusinessKey(sessionId).taskDefinitionKey(key).list().stream()
                    .map(Task::getId)
                    .forEach(tasks::complete);
        });
    }
}
