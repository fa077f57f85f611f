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

    // The engine's own task query puts its statement together anew each time: a seventh of what a decision cost.
    private static final String OPEN = """
            select task.* from act_ru_task task join act_ru_execution instance on instance.id_ = task.proc_inst_id_
            where instance.business_key_ = #{change} and task.task_def_key_ = #{key} and task.suspension_state_ = 1""";

    private final TaskService tasks;
    private final EngineDoor door;

    EngineReviewTasks(TaskService tasks, EngineDoor door) {
        this.tasks = tasks;
        this.door = door;
    }

    @Override
    public String open(String changeId) {
        var open = door.open(() -> tasks.createNativeTaskQuery()
                .sql(OPEN)
                .parameter("change", changeId)
                .parameter("key", REVIEW_TASK)
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
