package dev.countersign.breakglass.process;

import dev.countersign.breakglass.RecordDebt;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${recordDebt}}: records what a session owes overdue, so that its team and the incident command hear of it. */
@Component("recordDebt")
class RecordDebtDelegate implements JavaDelegate {

    private final RecordDebt recordDebt;

    RecordDebtDelegate(RecordDebt recordDebt) {
        this.recordDebt = recordDebt;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordDebt.record(execution.getProcessBusinessKey());
    }
}
