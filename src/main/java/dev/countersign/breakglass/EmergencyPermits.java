package dev.countersign.breakglass;

import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.permits.OtherPermits;
import dev.countersign.platform.permits.PermitState;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The permits of emergency actions, for whoever sees their session. */
@Component
public class EmergencyPermits implements OtherPermits {

    private final EmergencyActions actions;
    private final Sessions sessions;
    private final SeeSessions seeSessions;
    private final SessionClock clock;
    private final RevokeEmergencyPermit revokePermit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    EmergencyPermits(
            EmergencyActions actions,
            Sessions sessions,
            SeeSessions seeSessions,
            SessionClock clock,
            RevokeEmergencyPermit revokePermit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.actions = actions;
        this.sessions = sessions;
        this.seeSessions = seeSessions;
        this.clock = clock;
        this.revokePermit = revokePermit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Override
    public Optional<PermitState> show(String permit) {
        return actions.ofPermit(permit).flatMap(action -> session(action).map(session -> state(action, session)));
    }

    /** @throws Refused 404 where there is none that the caller may see */
    public PermitState see(String permit) {
        return show(permit).orElseThrow(() -> new Refused(Refusal.notFound("permit", permit)));
    }

    @Override
    @Transactional
    public boolean revoke(String permit) {
        var session = actions.ofPermit(permit).flatMap(this::session);
        session.ifPresent(found -> revokePermit.revoke(found.id(), permit));
        return session.isPresent();
    }

    private Optional<Session> session(EmergencyAction action) {
        return sessions.find(action.session()).filter(seeSessions.sight(currentActor.get())::sees);
    }

    private PermitState state(EmergencyAction action, Session session) {
        var now = time.now();
        var over = clock.end(session, now).map(SessionClock.End::at).orElseGet(() -> SessionClock.until(session));
        return new PermitState(
                action.permit(),
                state(action, over, now),
                null,
                session.id(),
                action.n(),
                action.digest(),
                action.audience(),
                action.runId(),
                action.account(),
                action.askedAt(),
                action.permitUntil(),
                over.isBefore(action.permitUntil()) ? over : action.permitUntil());
    }

    /** By the clock of this check; of its session's end and its own, whichever was first. */
    private static String state(EmergencyAction action, Instant over, Instant now) {
        if (action.redeemedAt() != null) {
            return "redeemed";
        } else if (action.revokedAt() != null) {
            return "revoked";
        } else if (over.isBefore(action.permitUntil())) {
            return now.isBefore(over) ? "issued" : "session_over";
        }
        return now.isBefore(action.permitUntil()) ? "issued" : "expired";
    }
}
