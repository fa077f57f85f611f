package dev.countersign.execution;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.approval.TaskWork;
import dev.countersign.change.Proposal.EvidenceLink;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of an overdue outcome reports it. */
@Component
final class OutcomeTaskHandler implements TaskHandler {

    private final Executions executions;
    private final ReportOutcome reportOutcome;
    private final TaskWork work;
    private final CurrentActor currentActor;

    OutcomeTaskHandler(Executions executions, ReportOutcome reportOutcome, TaskWork work, CurrentActor currentActor) {
        this.executions = executions;
        this.reportOutcome = reportOutcome;
        this.work = work;
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
        reportOutcome.report(execution(task).id(), report(new FormValues(values)));
    }

    private static ReportOutcome.Report report(FormValues values) {
        return new ReportOutcome.Report(
                values.text("result"),
                values.text("observedDigest"),
                values.time("startedAt"),
                values.time("finishedAt"),
                values.rows("evidence").stream()
                        .map(row -> new EvidenceLink(
                                row.text("kind"), row.text("title"), row.text("url"), row.text("digest")))
                        .toList(),
                values.text("notes"));
    }

    private Execution execution(OpenTask task) {
        return executions.ofChange(Objects.requireNonNull(task.businessKey())).orElseThrow();
    }
}
