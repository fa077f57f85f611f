package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that the preventive action of a session is done, and how; with it the session has paid all that it owed. */
@Component
public class FinishPreventiveAction {

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final Sessions sessions;
    private final Obligations obligations;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    FinishPreventiveAction(
            SeeSessions seeSessions,
            WhoMay whoMay,
            Sessions sessions,
            Obligations obligations,
            SessionLifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.sessions = sessions;
        this.obligations = obligations;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** By its owner. @param result what was done, and where it can be seen */
    @Transactional
    public Session finish(String id, @Nullable String result) {
        var actor = currentActor.get();
        var action = obligations.preventiveAction(id).orElseThrow(() -> {
            seeSessions.see(id, actor);
            return new Refused(Refusal.notFound("preventive action", id));
        });
        whoMay.finish(action, actor).ifPresent(refusal -> {
            seeSessions.see(id, actor);
            throw new Refused(refusal);
        });
        sessions.lock(id);
        var now = obligations.preventiveAction(id).orElseThrow();
        if (now.doneAt() != null) {
            throw new Refused(Refusal.conflict(
                    "already_done",
                    "The preventive action is done already.",
                    "Open the session to see it.",
                    new Outcome("done", Objects.requireNonNull(now.doneBy()), now.doneAt())));
        }
        var errors = new ArrayList<FieldError>();
        Text.prose("result", result, 4_000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        obligations.done(id, Objects.requireNonNull(result), actor.account(), time.now());
        sessions.move(id, SessionStatus.REVIEWED, SessionStatus.DONE);
        audit.record(Fact.of(
                "preventive_action_done",
                id,
                Map.of("done", result, "late", !time.now().isBefore(action.dueAt()))));
        lifecycle.preventiveActionDone(id);
        return sessions.find(id).orElseThrow();
    }
}
