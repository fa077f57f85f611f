package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that a session is over which is over by the clock. It only tidies: whoever acts under a session asks
 * {@link SessionClock} themselves.
 */
@Component
public class TidySession {

    /** A session has ended. Published inside its transaction. */
    public record SessionEnded(String sessionId) {}

    private final Sessions sessions;
    private final SessionClock clock;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final DatabaseTime time;

    TidySession(
            Sessions sessions,
            SessionClock clock,
            SessionLifecycle lifecycle,
            AuditLog audit,
            ApplicationEventPublisher events,
            DatabaseTime time) {
        this.sessions = sessions;
        this.clock = clock;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.events = events;
        this.time = time;
    }

    /** Does nothing where it is open, or was ended before. @return the session as it is then */
    @Transactional
    public Session tidy(String id) {
        var session = sessions.lock(id);
        return session.status() == SessionStatus.OPEN
                ? clock.end(session, time.now())
                        .map(end -> end(session, end, true))
                        .orElse(session)
                : session;
    }

    /** From the timer of the process, which goes on by itself. */
    @Transactional
    public void tidyFromProcess(String id) {
        var session = sessions.lock(id);
        if (session.status() == SessionStatus.OPEN) {
            clock.end(session, time.now()).ifPresent(end -> end(session, end, false));
        }
    }

    /** MUST be called with the session locked and open. What it owes counts from when it was over. */
    Session end(Session session, SessionClock.End end, boolean tellProcess) {
        var terms = session.terms();
        sessions.end(
                session.id(), end, end.at().plus(terms.closeWithin()), end.at().plus(terms.opinionWithin()));
        audit.record(Fact.of(
                "session_ended",
                session.id(),
                Map.of(
                        "end", end.reason().word(),
                        "at", end.at().toString(),
                        "by", end.by(),
                        "actions", session.used())));
        events.publishEvent(new SessionEnded(session.id()));
        if (tellProcess) {
            lifecycle.ended(session.id());
        }
        return Optional.of(session.id()).flatMap(sessions::find).orElseThrow();
    }
}
