package dev.countersign.breakglass.process;

import dev.countersign.breakglass.TidySession;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${endOverSession}}: writes down the end of a session that is over by the database's clock; does nothing before. */
@Component("endOverSession")
class EndOverSessionDelegate implements JavaDelegate {

    private final TidySession tidySession;

    EndOverSessionDelegate(TidySession tidySession) {
        this.tidySession = tidySession;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tidySession.tidyFromProcess(execution.getProcessBusinessKey());
    }
}
