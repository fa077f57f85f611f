package dev.countersign.modeling.process;

import dev.countersign.modeling.release.ReleaseLifecycle;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.engine.EngineDoor;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The lifecycle as {@code processes/model-release.bpmn} has it; the release id is the business key. */
@Component
class EngineReleaseLifecycle implements ReleaseLifecycle {

    static final String PROCESS = "model-release";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineDoor door;

    EngineReleaseLifecycle(RuntimeService runtime, TaskService tasks, EngineDoor door) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.door = door;
    }

    @Override
    public void requested(String release) {
        door.open(() -> {
            runtime.startProcessInstanceByKey(PROCESS, release);
        });
    }

    @Override
    public String openTask(String release) {
        var open = door.open(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(release)
                .taskDefinitionKey(TASK)
                .active()
                .list());
        if (open.size() != 1) {
            throw new Refused(Refusal.unprocessable(
                    "process_out_of_step",
                    "The process of " + release + " has " + open.size() + " open decisions, where one is expected.",
                    "Withdraw the release, and look at the process; two administrators can put its model back."));
        }
        return open.get(0).getId();
    }

    @Override
    public void decided(String task) {
        door.open(() -> tasks.complete(task));
    }

    /** A process that does not listen any more, or is gone, is no reason to keep a release. */
    @Override
    public void withdrawn(String release) {
        door.open(() -> {
            var listening = runtime.createEventSubscriptionQuery()
                    .eventName("releaseWithdrawn")
                    .list();
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(release).list().stream()
                    .map(instance -> instance.getId())
                    .filter(id -> listening.stream().anyMatch(one -> id.equals(one.getProcessInstanceId())))
                    .forEach(id -> runtime.createMessageCorrelation("releaseWithdrawn")
                            .processInstanceId(id)
                            .correlate());
        });
    }
}
