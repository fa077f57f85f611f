package dev.countersign.notification;

import dev.countersign.breakglass.RecordDebt.DebtOverdue;
import dev.countersign.breakglass.SeeSessions;
import dev.countersign.breakglass.Session;
import dev.countersign.breakglass.TellOfSession.SessionOpened;
import dev.countersign.breakglass.TidySession.SessionEnded;
import dev.countersign.breakglass.WidenSession.CoSignatureWanted;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people of emergency sessions, in the transaction of the act (law 6). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NotifyOfSessions {

    private final Fanout fanout;
    private final SeeSessions sessions;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    NotifyOfSessions(Fanout fanout, SeeSessions sessions, CurrentActor currentActor, DatabaseTime time) {
        this.fanout = fanout;
        this.sessions = sessions;
        this.currentActor = currentActor;
        this.time = time;
    }

    @EventListener
    public void on(SessionOpened event) {
        var session = session(event.sessionId());
        tell(
                Kind.SESSION_OPENED,
                session,
                event.teams(),
                List.of(session.closureOwnerPerson()),
                Map.of("by", session.opener()));
    }

    @EventListener
    public void on(CoSignatureWanted event) {
        var session = session(event.sessionId());
        tell(
                Kind.CO_SIGNATURE_WANTED,
                session,
                session.terms().coSigners(),
                List.of(),
                Map.of("n", event.n(), "by", currentActor.get().account()));
    }

    @EventListener
    public void on(SessionEnded event) {
        var session = session(event.sessionId());
        tell(
                Kind.SESSION_ENDED,
                session,
                List.of(),
                List.of(session.openerPerson(), session.closureOwnerPerson()),
                Map.of(
                        "reason", Objects.requireNonNull(session.endReason()).word(),
                        "by", Objects.requireNonNull(session.endedBy())));
    }

    @EventListener
    public void on(DebtOverdue event) {
        var session = session(event.sessionId());
        var teams = new TreeSet<>(session.terms().told());
        teams.add(session.team());
        tell(
                Kind.DEBT_OVERDUE,
                session,
                teams,
                List.of(session.closureOwnerPerson()),
                Map.of("what", event.what(), "team", session.team()));
    }

    private void tell(
            Kind kind, Session session, Collection<String> teams, Collection<String> persons, Map<String, ?> facts) {
        fanout.ofSession(kind, session.id(), currentActor.get().person(), teams, persons, facts, time.now());
    }

    private Session session(String id) {
        return sessions.find(id).orElseThrow();
    }
}
