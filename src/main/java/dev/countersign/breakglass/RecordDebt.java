package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that something which a session owes is overdue, so that people are told. */
@Component
public class RecordDebt {

    /** Published inside its transaction. @param what {@code closure}, {@code review} or {@code preventive_action} */
    public record DebtOverdue(String sessionId, String what) {}

    private final Sessions sessions;
    private final Debt debt;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    RecordDebt(Sessions sessions, Debt debt, AuditLog audit, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.debt = debt;
        this.audit = audit;
        this.events = events;
    }

    /** Does nothing where it was paid while the timer was on its way. */
    @Transactional
    public void record(String sessionId) {
        var session = sessions.lock(sessionId);
        debt.of(session).filter(Debt.Item::overdue).ifPresent(item -> {
            audit.record(Fact.of(
                    "session_debt_overdue",
                    sessionId,
                    Map.of(
                            "what",
                            item.what(),
                            "team",
                            item.team(),
                            "dueAt",
                            item.dueAt().toString())));
            events.publishEvent(new DebtOverdue(sessionId, item.what()));
        });
    }
}
