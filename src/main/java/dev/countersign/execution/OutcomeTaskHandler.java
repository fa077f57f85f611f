package dev.countersign.execution;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.approval.TaskWork;
import dev.countersign.platform.CurrentActor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of an overdue outcome reports it. */
@Component
final class OutcomeTaskHandler implements TaskHandler {

    private final Executions executions;
    private final ReportOutcome reportOutcome;
    private final TaskWork work;
    private final ObjectMapper json;
    private final CurrentActor currentActor;

    OutcomeTaskHandler(
            Executions executions,
            ReportOutcome reportOutcome,
            TaskWork work,
            ObjectMapper json,
            CurrentActor currentActor) {
        this.executions = executions;
        this.reportOutcome = reportOutcome;
        this.work = work;
        this.json = json;
        this.currentActor = currentActor;
    }

    @Override
    public String key() {
        return "userTask_reportOutcome";
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        var execution = execution(task);
        return Map.of("execution", execution.id(), "runId", execution.runId());
    }

    /** The task first: the outcome ends the process, and with it whatever is still open. */
    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        work.assign(task.id(), currentActor.get().account());
        work.complete(task.id(), Map.of());
        var report = new HashMap<>(values);
        report.values().removeIf(value -> value == null || "".equals(value));
        reportOutcome.report(execution(task).id(), json.convertValue(report, ReportOutcome.Report.class));
    }

    private Execution execution(OpenTask task) {
        return executions.ofChange(Objects.requireNonNull(task.businessKey())).orElseThrow();
    }
}
