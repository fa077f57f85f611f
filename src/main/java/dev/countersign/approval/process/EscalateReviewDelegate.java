package dev.countersign.approval.process;

import dev.countersign.approval.TellApprovers;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${escalateReview}}: records that a review is escalated; gives nobody a right to decide. */
@Component("escalateReview")
class EscalateReviewDelegate implements JavaDelegate {

    private final TellApprovers tellApprovers;

    EscalateReviewDelegate(TellApprovers tellApprovers) {
        this.tellApprovers = tellApprovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tellApprovers.escalate(execution.getProcessBusinessKey());
    }
}
