package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes one emergency permit back before it is redeemed; its session goes on. Whoever sees the session may: stopping is
 * always safe, and recorded. The budget counts what was permitted, so it is not given back.
 */
@Component
class RevokeEmergencyPermit {

    private final EmergencyActions actions;
    private final Sessions sessions;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RevokeEmergencyPermit(
            EmergencyActions actions, Sessions sessions, AuditLog audit, CurrentActor currentActor, DatabaseTime time) {
        this.actions = actions;
        this.sessions = sessions;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public void revoke(String session, String permit) {
        sessions.lock(session);
        var action = actions.ofPermit(permit).orElseThrow();
        if (action.redeemedAt() != null) {
            throw new Refused(Refusal.conflict(
                    "permit_used",
                    "The permit was redeemed; the action has started.",
                    "Stop what runs itself, then report its outcome.",
                    new Outcome("redeemed", Objects.requireNonNull(action.redeemedBy()), action.redeemedAt())));
        }
        if (action.revokedAt() == null) {
            actions.revoke(action, currentActor.get().account(), time.now());
            audit.record(Fact.of("emergency_permit_revoked", session, Map.of("n", action.n(), "permit", permit)));
        }
    }
}
