package dev.countersign.approval.process;

import dev.countersign.approval.ReviewTasks;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
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
        var open = door.open(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(changeId)
                .taskDefinitionKey(REVIEW_TASK)
                .active()
                .list());
        if (open.size() != 1) {
            throw new Refused(Refusal.unprocessable(
                    "process_out_of_step",
                    "The process of " + changeId + " has " + open.size() + " open reviews, where one is expected.",
                    "Ask the process owners to look at the process; the requester can submit the change anew."));
        }
        return open.get(0).getId();
    }

    @Override
    public void complete(String task) {
        door.open(() -> tasks.complete(task));
    }
}
