package dev.countersign.change.process;

import dev.countersign.change.Changes;
import dev.countersign.change.PolicyQuestions;
import dev.countersign.change.Revisions;
import dev.countersign.policy.AssessRisk;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${assessRisk}}: asks the risk table about the present revision. Idempotent: the same rows, the same risk. */
@Component("assessRisk")
class AssessRiskDelegate implements JavaDelegate {

    private final Changes changes;
    private final Revisions revisions;
    private final PolicyQuestions questions;
    private final AssessRisk assessRisk;

    AssessRiskDelegate(Changes changes, Revisions revisions, PolicyQuestions questions, AssessRisk assessRisk) {
        this.changes = changes;
        this.revisions = revisions;
        this.questions = questions;
        this.assessRisk = assessRisk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var change = changes.lock(execution.getProcessBusinessKey());
        var risk = assessRisk.assess(questions.about(change, revisions.of(change)));
        changes.assessed(change.id(), risk.level());
    }
}
