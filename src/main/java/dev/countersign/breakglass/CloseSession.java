package dev.countersign.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes down the closure that a session owes, in the words of the guide's template. Ends a session that is still open. */
@Component
public class CloseSession {

    /** @param actionsPerformed one line each; left out, those of the record */
    public record Closing(
            @Nullable String incidentReference,
            @Nullable String reasonUsed,
            @Nullable List<String> actionsPerformed,
            @Nullable String preventiveActionOwner,
            @Nullable String summary) {}

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final EndSession endSession;
    private final OpeningRules people;
    private final Sessions sessions;
    private final EmergencyActions actions;
    private final Obligations obligations;
    private final SessionLifecycle lifecycle;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    CloseSession(
            SeeSessions seeSessions,
            WhoMay whoMay,
            EndSession endSession,
            OpeningRules people,
            Sessions sessions,
            EmergencyActions actions,
            Obligations obligations,
            SessionLifecycle lifecycle,
            ObjectMapper json,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.endSession = endSession;
        this.people = people;
        this.sessions = sessions;
        this.actions = actions;
        this.obligations = obligations;
        this.lifecycle = lifecycle;
        this.json = json;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Session close(String id, Closing closing) {
        var actor = currentActor.get();
        var session = seeSessions.lock(id, actor);
        whoMay.close(session, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        obligations.closure(id).ifPresent(closed -> {
            throw new Refused(Refusal.conflict(
                    "already_closed",
                    "The session was closed already.",
                    "Open the session to read its closure.",
                    new Outcome("closed", closed.account(), closed.at())));
        });
        check(session, closing);
        var ended = endSession.endByHand(id);
        var late = !time.now().isBefore(ended.closureDueAt());
        var closure = closure(ended, closing, actor, late);
        obligations.close(id, closure);
        sessions.move(id, SessionStatus.ENDED, SessionStatus.CLOSED);
        sessions.reviewDue(id, time.now().plus(ended.terms().reviewWithin()));
        audit.record(Fact.of(
                "session_closed",
                id,
                Map.of(
                        "preventiveActionOwner", closure.preventiveActionOwner(),
                        "summary", closure.summary(),
                        "reasonUsed", closure.reasonUsed(),
                        "performed", closure.actionsPerformed(),
                        "incident", closure.incidentReference(),
                        "at", closure.sessionClosedAt().toString(),
                        "late", late)));
        lifecycle.closed(id);
        return sessions.find(id).orElseThrow();
    }

    /** What was done, as the record has it: each a line of the closure. */
    List<String> performed(String id) {
        return actions.of(id).stream()
                .filter(action -> action.redeemedAt() != null)
                .map(action -> action.n() + ". " + action.action() + " of " + action.target() + " in "
                        + action.environment() + ": "
                        + Objects.requireNonNullElse(action.result(), "outcome not reported")
                        + " (" + action.purpose() + ")")
                .toList();
    }

    private void check(Session session, Closing closing) {
        var errors = new ArrayList<FieldError>();
        if (closing.incidentReference() != null && !closing.incidentReference().equals(session.incident())) {
            errors.add(new FieldError("incidentReference", "must be that of the session: " + session.incident()));
        }
        Text.prose("reasonUsed", closing.reasonUsed(), 4_000, errors);
        Text.prose("summary", closing.summary(), 10_000, errors);
        if (closing.actionsPerformed() != null) {
            if (closing.actionsPerformed().size() > 200) {
                errors.add(new FieldError("actionsPerformed", "has more than 200 items"));
            } else {
                closing.actionsPerformed().forEach(line -> Text.prose("actionsPerformed", line, 2_000, errors));
            }
        }
        people.activePerson("preventiveActionOwner", closing.preventiveActionOwner(), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private Obligations.Closure closure(Session ended, Closing closing, Actor actor, boolean late) {
        var lines = closing.actionsPerformed() == null ? performed(ended.id()) : closing.actionsPerformed();
        return new Obligations.Closure(
                ended.incident(),
                Objects.requireNonNull(closing.reasonUsed()),
                write(lines),
                Objects.requireNonNull(ended.endedAt()),
                Objects.requireNonNull(closing.preventiveActionOwner()),
                Objects.requireNonNull(closing.summary()),
                actor.account(),
                actor.person(),
                time.now(),
                late);
    }

    private String write(List<String> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
