package dev.countersign.approval.process;

import dev.countersign.approval.ReviewTasks;
import dev.countersign.platform.engine.EngineDoor;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The review task of {@code change-approval}. One is open while a change is pending. */
@Component
class EngineReviewTasks implements ReviewTasks {

    static final String REVIEW_TASK = "userTask_reviewChange";

    private final TaskService tasks;
    private final EngineDoor door;

    EngineReviewTasks(TaskService tasks, EngineDoor door) {
        this.tasks = tasks;
        this.door = door;
    }

    @Override
    public String open(String changeId) {
        return door.open(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(changeId)
                .taskDefinitionKey(REVIEW_TASK)
                .singleResult()
                .getId());
    }

    @Override
    public void complete(String task) {
        door.open(() -> tasks.complete(task));
    }
}
