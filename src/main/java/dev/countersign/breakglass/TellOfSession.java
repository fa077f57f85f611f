package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a session that was opened, and writes down whom and when; who delivers listens. */
@Component
public final class TellOfSession {

    /** A session was opened. Published inside its transaction. @param teams who would have been asked, and whom policy names */
    public record SessionOpened(String sessionId, Set<String> teams) {}

    private final Sessions sessions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final DatabaseTime time;

    TellOfSession(Sessions sessions, AuditLog audit, ApplicationEventPublisher events, DatabaseTime time) {
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.time = time;
    }

    /** The time is read again: how long it took to tell them is to be seen afterwards. */
    public void tell(String sessionId) {
        var session = sessions.find(sessionId).orElseThrow();
        var teams = new TreeSet<>(session.skippedTeams());
        teams.addAll(session.terms().told());
        events.publishEvent(new SessionOpened(sessionId, teams));
        time.afterLock();
        audit.record(Fact.of("session_told", sessionId, Map.of("teams", teams)));
    }
}
