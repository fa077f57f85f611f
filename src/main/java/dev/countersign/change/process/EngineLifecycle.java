package dev.countersign.change.process;

import dev.countersign.change.Lifecycle;
import dev.countersign.platform.engine.EngineDoor;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The lifecycle as {@code processes/change-approval.bpmn} has it; the change id is the business key. */
@Component
class EngineLifecycle implements Lifecycle {

    static final String PROCESS = "change-approval";
    static final String REMEDY_TASK = "userTask_remedyChange";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineDoor door;

    EngineLifecycle(RuntimeService runtime, TaskService tasks, EngineDoor door) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.door = door;
    }

    @Override
    public void submitted(String changeId) {
        door.open(() -> {
            runtime.startProcessInstanceByKey(PROCESS, changeId);
        });
    }

    /** A change that was rejected waits in a task, any other state listens for the message. */
    @Override
    public void revised(String changeId) {
        door.open(() -> {
            var remedy = tasks.createTaskQuery()
                    .processInstanceBusinessKey(changeId)
                    .taskDefinitionKey(REMEDY_TASK)
                    .singleResult();
            if (remedy == null) {
                send("changeRevised", changeId);
            } else {
                tasks.complete(remedy.getId());
            }
        });
    }

    @Override
    public void withdrawn(String changeId) {
        door.open(() -> send("changeWithdrawn", changeId));
    }

    @Override
    public void executionStarted(String changeId) {
        door.open(() -> send("executionStarted", changeId));
    }

    @Override
    public void outcomeReported(String changeId) {
        door.open(() -> send("outcomeReported", changeId));
    }

    private void send(String message, String changeId) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(changeId)
                .correlate();
    }
}
