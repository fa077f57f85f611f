package dev.countersign.execution;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.EvidenceItems;
import dev.countersign.change.Lifecycle;
import dev.countersign.change.Proposal.EvidenceLink;
import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes down how an execution ended, with its evidence, and closes the change. */
@Component
public class ReportOutcome {

    /**
     * @param result {@code succeeded}, {@code failed} or {@code rolled_back}
     * @param observedDigest of what really ran; needed where it succeeded
     */
    public record Report(
            @Nullable String result,
            @Nullable String observedDigest,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable List<EvidenceLink> evidence,
            @Nullable String notes) {

        List<EvidenceLink> evidenceOrNone() {
            return evidence == null ? List.of() : evidence;
        }
    }

    private final Executions executions;
    private final OutcomeRules rules;
    private final Visibility visibility;
    private final Changes changes;
    private final EvidenceItems evidence;
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ReportOutcome(
            Executions executions,
            OutcomeRules rules,
            Visibility visibility,
            Changes changes,
            EvidenceItems evidence,
            Lifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.executions = executions;
        this.rules = rules;
        this.visibility = visibility;
        this.changes = changes;
        this.evidence = evidence;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @return the id of the change, closed now */
    @Transactional
    public String report(String executionId, Report report) {
        var actor = currentActor.get();
        var changeId = executions
                .find(executionId)
                .map(Execution::changeId)
                .orElseThrow(() -> new Refused(Refusal.notFound("execution", executionId)));
        var change = visibility.lock(changeId, actor);
        var execution = executions.find(executionId).orElseThrow();
        requireUnreported(execution);
        rules.check(report, execution, change, actor);
        var violation = violation(change, report);
        executions.report(executionId, report, violation, actor.account(), time.now());
        evidence.attach(changeId, executionId, report.evidenceOrNone(), actor.account());
        close(change, execution, report, violation);
        return changeId;
    }

    private static void requireUnreported(Execution execution) {
        var reportedAt = execution.reportedAt();
        if (reportedAt != null) {
            throw new Refused(Refusal.conflict(
                    "already_reported",
                    "The outcome was reported already: " + execution.state() + ".",
                    "Open the change to see it; evidence can still be attached.",
                    new Outcome(execution.state(), String.valueOf(execution.reportedBy()), reportedAt)));
        }
    }

    /** Law 2 seen from behind: what ran was not what was approved. Recorded whatever the result. */
    private static @Nullable String violation(Change change, Report report) {
        var observed = report.observedDigest();
        return observed == null || observed.equals(change.digest())
                ? null
                : "What ran (" + observed + ") is not what was approved (" + change.digest() + ").";
    }

    private void close(Change change, Execution execution, Report report, @Nullable String violation) {
        var end = ChangeStatus.of(Objects.requireNonNull(report.result()));
        if (violation != null) {
            changes.markViolation(change.id());
            audit.record(new Fact(
                    "digest_violated",
                    change.id(),
                    change.revision(),
                    Map.of(
                            "execution", execution.id(),
                            "approved", change.digest(),
                            "observed", Objects.requireNonNull(report.observedDigest()))));
        }
        changes.move(change.id(), ChangeStatus.EXECUTING, end, null);
        audit.record(
                new Fact("change_" + end.word(), change.id(), change.revision(), facts(change, execution, report)));
        lifecycle.outcomeReported(change.id());
    }

    private Map<String, @Nullable Object> facts(Change change, Execution execution, Report report) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "execution", execution.id(),
                "permit", execution.permitId(),
                "digest", change.digest(),
                "observedDigest", Objects.toString(report.observedDigest(), ""),
                "late", time.now().isAfter(execution.reportDueAt()),
                "links", report.evidenceOrNone()));
        facts.put("startedAt", report.startedAt());
        facts.put("finishedAt", report.finishedAt());
        facts.put("notes", report.notes());
        facts.values().removeIf(Objects::isNull);
        return facts;
    }
}
