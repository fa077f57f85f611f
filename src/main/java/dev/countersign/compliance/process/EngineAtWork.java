package dev.countersign.compliance.process;

import dev.countersign.compliance.EngineState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The running instances of the two lifecycles, their tasks, and jobs that nobody will try again. */
@Component
final class EngineAtWork implements EngineState {

    private static final List<String> PROCESSES = List.of("change-approval", "break-glass");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final AsNobody asNobody;

    EngineAtWork(RuntimeService runtime, TaskService tasks, ManagementService management, AsNobody asNobody) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.asNobody = asNobody;
    }

    @Override
    public Seen look() {
        return asNobody.read(() -> {
            var running = new HashMap<String, Running>();
            for (var process : PROCESSES) {
                runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .forEach(instance ->
                                running.put(instance.getId(), new Running(process, instance.getBusinessKey())));
            }
            var waiting = new ArrayList<Waiting>();
            tasks.createTaskQuery().list().forEach(task -> {
                var of = running.get(task.getProcessInstanceId());
                if (of != null) {
                    waiting.add(new Waiting(of.process(), of.key(), task.getTaskDefinitionKey()));
                }
            });
            var stuck = new ArrayList<Stuck>();
            management.createJobQuery().noRetriesLeft().list().forEach(job -> {
                var of = running.get(job.getProcessInstanceId());
                if (of != null) {
                    stuck.add(new Stuck(of.process(), of.key(), String.valueOf(job.getFailedActivityId())));
                }
            });
            return new Seen(List.copyOf(running.values()), waiting, stuck);
        });
    }
}
