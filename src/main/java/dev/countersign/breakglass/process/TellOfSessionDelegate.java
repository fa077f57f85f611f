package dev.countersign.breakglass.process;

import dev.countersign.breakglass.TellOfSession;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${tellOfSession}}: tells those of an opened session who would have been asked, and whom policy names. */
@Component("tellOfSession")
class TellOfSessionDelegate implements JavaDelegate {

    private final TellOfSession tellOfSession;

    TellOfSessionDelegate(TellOfSession tellOfSession) {
        this.tellOfSession = tellOfSession;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tellOfSession.tell(execution.getProcessBusinessKey());
    }
}
