package dev.countersign.breakglass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Operation;
import dev.countersign.change.ProposalRules;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.platform.permits.PermitSigner;
import dev.countersign.platform.permits.PermitSigner.Claims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every emergency action asks first. Inside scope, budget and clock it gets a permit for one minute, bound to its digest;
 * outside it is refused, and that is recorded.
 */
@Component
public class AskForAction {

    /**
     * @param command what will be typed, where that is what runs; part of the operation
     * @param purpose what it is to contain or recover
     * @param audience who honours the permit; by default {@code emergency}
     * @param runId the run that may redeem it; by default the session and the number of the action
     */
    public record Wanted(
            @Nullable String action,
            @Nullable String environment,
            @Nullable String target,
            @Nullable String command,
            Operation.@Nullable Artifact artifact,
            @Nullable JsonNode parameters,
            @Nullable String purpose,
            @Nullable String audience,
            @Nullable String runId) {}

    /** {@code permit} is the compact JWS. */
    public record Permitted(int n, String id, String permit, String runId, String digest, Instant expiresAt) {}

    private final SeeSessions seeSessions;
    private final InsideSession inside;
    private final Sessions sessions;
    private final EmergencyActions actions;
    private final PermitSigner signer;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    AskForAction(
            SeeSessions seeSessions,
            InsideSession inside,
            Sessions sessions,
            EmergencyActions actions,
            PermitSigner signer,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.inside = inside;
        this.sessions = sessions;
        this.actions = actions;
        this.signer = signer;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Permitted ask(String sessionId, Wanted wanted) {
        check(wanted);
        var actor = currentActor.get();
        var session = seeSessions.lock(sessionId, actor);
        var operation = operation(session, wanted);
        inside.refusal(session, actor, operation.environment(), operation.action(), operation.target())
                .ifPresent(refusal -> {
                    throw new Refused(refusal);
                });
        var canonical = operation.canonical();
        var action = action(session, operation, canonical, wanted);
        actions.insert(action);
        sessions.used(sessionId, 1, action.askedAt());
        audit.record(Fact.of(
                "emergency_action_permitted",
                sessionId,
                Map.of(
                        "n", action.n(),
                        "permit", action.permit(),
                        "environment", action.environment(),
                        "action", action.action(),
                        "target", action.target(),
                        "digest", action.digest(),
                        "purpose", action.purpose(),
                        "incident", session.incident(),
                        "runId", action.runId(),
                        "expiresAt", action.permitUntil().toString())));
        return new Permitted(
                action.n(),
                action.permit(),
                signer.sign(claims(session, action)),
                action.runId(),
                action.digest(),
                action.permitUntil());
    }

    private static void check(Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        Text.line("action", wanted.action(), 100, errors);
        Text.line("environment", wanted.environment(), 100, errors);
        Text.line("target", wanted.target(), 300, errors);
        Text.prose("purpose", wanted.purpose(), 2_000, errors);
        Text.allow("command", wanted.command(), Text.prose(10_000), errors);
        Text.allow("audience", wanted.audience(), Text.line(200), errors);
        Text.allow("runId", wanted.runId(), Text.line(200), errors);
        ProposalRules.parameters(wanted.parameters(), errors);
        if (wanted.artifact() != null) {
            Text.line("artifact.name", wanted.artifact().name(), 300, errors);
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private static Operation operation(Session session, Wanted wanted) {
        return new Operation(
                session.project(),
                Objects.requireNonNull(wanted.environment()),
                Objects.requireNonNull(wanted.action()),
                Objects.requireNonNull(wanted.target()),
                wanted.artifact(),
                parameters(wanted));
    }

    private static @Nullable JsonNode parameters(Wanted wanted) {
        if (wanted.command() == null) {
            return wanted.parameters();
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (wanted.parameters() instanceof ObjectNode given) {
            all.setAll(given);
        }
        return all.put("command", wanted.command());
    }

    private EmergencyAction action(Session session, Operation operation, String canonical, Wanted wanted) {
        var actor = currentActor.get();
        var now = time.now();
        int n = session.used() + 1;
        var until = Stream.of(now.plus(session.terms().permitLife()), session.expiresAt())
                .min(Instant::compareTo)
                .orElseThrow();
        return new EmergencyAction(
                session.id(),
                n,
                operation.environment(),
                operation.action(),
                operation.target(),
                canonical,
                Operation.digestOf(canonical).value(),
                Objects.requireNonNull(wanted.purpose()),
                actor.account(),
                actor.person(),
                now,
                Ids.next(Ids.PERMIT),
                Objects.requireNonNullElse(wanted.audience(), "emergency"),
                Objects.requireNonNullElse(wanted.runId(), session.id() + "-" + n),
                until,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    private static Claims claims(Session session, EmergencyAction action) {
        return new Claims(
                action.permit(),
                action.account(),
                action.audience(),
                action.askedAt(),
                action.askedAt(),
                action.permitUntil(),
                new PermitSigner.Operation(
                        session.project(), action.environment(), action.action(), action.target(), action.digest()),
                Map.of(
                        "session", session.id(),
                        "incident", session.incident(),
                        "rehearsal", session.rehearsal(),
                        "revision", action.n()));
    }
}
