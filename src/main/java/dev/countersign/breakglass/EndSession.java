package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions at once: by hand, or by the kill switch for one, for all of a project, or for all. */
@Component
public class EndSession {

    /** @param project whose sessions are meant; {@code all} has to be said in so many words */
    public record Revocation(
            @Nullable String reason,
            @Nullable String project,
            @Nullable Boolean all) {}

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final Sessions sessions;
    private final TidySession tidy;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    EndSession(
            SeeSessions seeSessions,
            WhoMay whoMay,
            Sessions sessions,
            TidySession tidy,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.sessions = sessions;
        this.tidy = tidy;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** By whoever may act under it, and by the closure owner. */
    @Transactional
    public Session endByHand(String id) {
        var actor = currentActor.get();
        var session = seeSessions.lock(id, actor);
        whoMay.end(session, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var now = tidy.tidy(session.id());
        return now.status() == SessionStatus.OPEN ? end(now, EndReason.BY_HAND, actor) : now;
    }

    /** By the incident command, security or compliance. */
    @Transactional
    public Session revoke(String id, Revocation revocation) {
        var actor = currentActor.get();
        var reason = check(revocation, false);
        whoMay.revoke(actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        seeSessions.lock(id, actor);
        revokeIfOpen(id, reason, actor);
        return sessions.find(id).orElseThrow();
    }

    /** @return the ids of those that it ended */
    @Transactional
    public List<String> revokeMany(Revocation revocation) {
        var actor = currentActor.get();
        var reason = check(revocation, true);
        whoMay.revoke(actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var ended = new ArrayList<String>();
        for (var id : sessions.openIds(revocation.project(), null)) {
            if (revokeIfOpen(id, reason, actor)) {
                ended.add(id);
            }
        }
        var facts = new HashMap<String, @Nullable Object>(Map.of("reason", reason, "sessions", ended));
        facts.put("project", revocation.project());
        audit.record(Fact.of("kill_switch_pulled", "break-glass", facts));
        return ended;
    }

    /** One that is over already stays as it ended, and nothing is recorded of it. */
    private boolean revokeIfOpen(String id, String reason, Actor actor) {
        var session = tidy.tidy(id);
        if (session.status() != SessionStatus.OPEN) {
            return false;
        }
        audit.record(Fact.of("session_revoked", id, Map.of("reason", reason)));
        end(session, EndReason.REVOKED, actor);
        return true;
    }

    private Session end(Session session, EndReason reason, Actor actor) {
        return tidy.end(session, new SessionClock.End(time.now(), reason, actor.account()), true);
    }

    private static String check(Revocation revocation, boolean many) {
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", revocation.reason(), 2_000, errors);
        if (many && (revocation.project() == null) != Boolean.TRUE.equals(revocation.all())) {
            errors.add(new FieldError("project", "name a project, or say \"all\": true; one of the two"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return String.valueOf(revocation.reason());
    }
}
