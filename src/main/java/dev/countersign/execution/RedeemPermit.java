package dev.countersign.execution;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.Lifecycle;
import dev.countersign.change.Revision;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the execution that a permit allows: once, for its run, with its digest, while everything still holds. */
@Component
public class RedeemPermit {

    /** What the run is about to do, as it sees it. */
    public record Start(
            @Nullable String runId,
            @Nullable String digest,
            @Nullable String target,
            @Nullable String environment) {}

    private final Permits permits;
    private final Executions executions;
    private final PermitRules rules;
    private final MayRunNow mayRunNow;
    private final Visibility visibility;
    private final Changes changes;
    private final Revisions revisions;
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RedeemPermit(
            Permits permits,
            Executions executions,
            PermitRules rules,
            MayRunNow mayRunNow,
            Visibility visibility,
            Changes changes,
            Revisions revisions,
            Lifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.permits = permits;
        this.executions = executions;
        this.rules = rules;
        this.mayRunNow = mayRunNow;
        this.visibility = visibility;
        this.changes = changes;
        this.revisions = revisions;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @return the id of the change whose execution it is, started now or, by the same run, before */
    @Transactional
    public String redeem(String permitId, Start start) {
        var actor = currentActor.get();
        var changeId = permits.find(permitId)
                .map(Permit::changeId)
                .orElseThrow(() -> new Refused(Refusal.notFound("permit", permitId)));
        var change = visibility.lock(changeId, actor);
        var permit = permits.find(permitId).orElseThrow();
        var before = executions.ofPermit(permitId).orElse(null);
        refuse(rules.refusal(permit, change, before, start));
        if (before == null) {
            var revision = revisions.of(change);
            refuse(mayRunNow.refusal(change, revision, actor));
            begin(permit, change, revision, actor);
        }
        return changeId;
    }

    private static void refuse(Optional<Refusal> refusal) {
        refusal.ifPresent(found -> {
            throw new Refused(found);
        });
    }

    private void begin(Permit permit, Change change, Revision revision, Actor actor) {
        var now = time.now();
        var due = now.plus(revision.outcome().terms().reportWithin());
        var execution = new Execution(
                Ids.next(Ids.EXECUTION),
                change.id(),
                permit.id(),
                permit.runId(),
                "started",
                actor.account(),
                now,
                due,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        executions.start(execution);
        changes.move(change.id(), ChangeStatus.APPROVED, ChangeStatus.EXECUTING, due);
        audit.record(new Fact(
                "change_executing",
                change.id(),
                change.revision(),
                Map.of(
                        "permit", permit.id(),
                        "execution", execution.id(),
                        "runId", permit.runId(),
                        "digest", permit.digest(),
                        "policyDigest", revision.outcome().digest(),
                        "dueAt", due.toString())));
        lifecycle.executionStarted(change.id());
    }
}
