package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.PolicyQuestions;
import dev.countersign.change.Revisions;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.AssessRisk;
import dev.countersign.policy.WorkOutPolicy;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks policy what the present revision needs, and lays out its stages. Refuses with policy where it does not answer. */
@Component
public class WorkOutStages {

    private final Changes changes;
    private final Revisions revisions;
    private final PolicyQuestions questions;
    private final AssessRisk assessRisk;
    private final WorkOutPolicy workOutPolicy;
    private final Stages stages;
    private final AuditLog audit;
    private final DatabaseTime time;

    WorkOutStages(
            Changes changes,
            Revisions revisions,
            PolicyQuestions questions,
            AssessRisk assessRisk,
            WorkOutPolicy workOutPolicy,
            Stages stages,
            AuditLog audit,
            DatabaseTime time) {
        this.changes = changes;
        this.revisions = revisions;
        this.questions = questions;
        this.assessRisk = assessRisk;
        this.workOutPolicy = workOutPolicy;
        this.stages = stages;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public void workOut(String changeId) {
        var change = changes.lock(changeId);
        if (change.status() != ChangeStatus.PENDING) {
            throw outOfStep(change); // or a model could prolong what was approved
        }
        var facts = questions.about(change, revisions.of(change));
        var outcome = workOutPolicy.workOut(facts, assessRisk.assess(facts));
        revisions.decide(change, outcome);
        stages.replace(change, outcome.stages());
        changes.dueAt(changeId, time.now().plus(outcome.terms().decideWithin()));
        audit.record(new Fact(
                "policy_worked_out",
                changeId,
                change.revision(),
                Map.of(
                        "operation", change.digest(),
                        "risk", outcome.risk().level(),
                        "version", outcome.version(),
                        "digest", outcome.digest(),
                        "rules", outcome.rules(),
                        "tables", outcome.tables(),
                        "gates", outcome.gates(),
                        "stages", outcome.stages(),
                        "automatic", outcome.terms().automatic())));
    }

    private static Refused outOfStep(Change change) {
        return new Refused(Refusal.unprocessable(
                "process_out_of_step",
                "The process asks policy about " + change.id() + ", which is "
                        + change.status().word() + ".",
                "Ask the process owners to look at the process; policy is asked while a change is pending."));
    }
}
