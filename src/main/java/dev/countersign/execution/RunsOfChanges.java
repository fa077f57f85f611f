package dev.countersign.execution;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.EvidenceItems;
import dev.countersign.change.Revisions;
import dev.countersign.change.Runs;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what a change wants to know of its permits and its execution. */
@Component
final class RunsOfChanges implements Runs {

    private final Permits permits;
    private final Executions executions;
    private final RunSummaries summaries;
    private final EvidenceItems evidence;
    private final Revisions revisions;
    private final MayRunNow mayRunNow;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RunsOfChanges(
            Permits permits,
            Executions executions,
            RunSummaries summaries,
            EvidenceItems evidence,
            Revisions revisions,
            MayRunNow mayRunNow,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.permits = permits;
        this.executions = executions;
        this.summaries = summaries;
        this.evidence = evidence;
        this.revisions = revisions;
        this.mayRunNow = mayRunNow;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Override
    public Map<String, Summary> summaries(Collection<String> changeIds) {
        return summaries.of(changeIds);
    }

    @Override
    public Optional<PermitView> permit(String changeId) {
        return permits.latest(changeId).map(this::view);
    }

    PermitView view(Permit permit) {
        return new PermitView(
                permit.id(),
                state(permit),
                permit.audience(),
                permit.runId(),
                permit.account(),
                permit.issuedAt(),
                permit.expiresAt());
    }

    private String state(Permit permit) {
        if (executions.ofPermit(permit.id()).isPresent()) {
            return "redeemed";
        } else if (permit.revokedAt() != null) {
            return "revoked";
        }
        return time.now().isBefore(permit.expiresAt()) ? "issued" : "expired";
    }

    @Override
    public Optional<ExecutionView> execution(Change change) {
        return executions.ofChange(change.id()).map(this::view);
    }

    private ExecutionView view(Execution execution) {
        boolean unreported = !execution.reported() && !time.now().isBefore(execution.reportDueAt());
        return new ExecutionView(
                execution.id(),
                execution.permitId(),
                execution.runId(),
                unreported ? "unreported" : execution.state(),
                execution.account(),
                execution.redeemedAt(),
                execution.reportDueAt(),
                execution.startedAt(),
                execution.finishedAt(),
                execution.observedDigest(),
                execution.violation(),
                execution.notes(),
                execution.reportedBy(),
                evidence.of(execution.changeId()).stream()
                        .filter(item -> execution.id().equals(item.execution()))
                        .toList());
    }

    @Override
    public List<String> allowed(Change change, Actor caller) {
        if (change.status() == ChangeStatus.EXECUTING) {
            return mayRunNow.aRunner(change, caller).isEmpty() ? List.of("outcome") : List.of();
        }
        return change.status() == ChangeStatus.APPROVED
                        && mayRunNow
                                .refusal(change, revisions.of(change), caller)
                                .isEmpty()
                ? List.of("permit")
                : List.of();
    }

    @Override
    public void revokePermits(String changeId, String why) {
        permits.revoke(changeId, currentActor.get().account(), time.now())
                .forEach(permit ->
                        audit.record(Fact.of("permit_revoked", changeId, Map.of("permit", permit, "because", why))));
    }
}
