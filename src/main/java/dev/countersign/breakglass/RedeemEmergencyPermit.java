package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts what an emergency permit allows: once, for its run, with its digest, while its session is open (laws 2 and 5). */
@Component
public class RedeemEmergencyPermit {

    /** What the run is about to do, as it sees it. */
    public record Start(
            @Nullable String runId,
            @Nullable String digest,
            @Nullable String target,
            @Nullable String environment) {}

    private final EmergencyActions actions;
    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final InsideSession inside;
    private final Sessions sessions;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RedeemEmergencyPermit(
            EmergencyActions actions,
            SeeSessions seeSessions,
            WhoMay whoMay,
            InsideSession inside,
            Sessions sessions,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.actions = actions;
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.inside = inside;
        this.sessions = sessions;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public EmergencyAction redeem(String permit, Start start) {
        var actor = currentActor.get();
        var sessionId = actions.ofPermit(permit)
                .map(EmergencyAction::session)
                .flatMap(sessions::find)
                .filter(seeSessions.sight(actor)::sees)
                .map(Session::id)
                .orElseThrow(() -> new Refused(Refusal.notFound("permit", permit)));
        var session = sessions.lock(sessionId);
        var action = actions.ofPermit(permit).orElseThrow();
        refusal(session, action, start, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        if (action.redeemedAt() == null) {
            actions.redeem(action, actor.account(), time.now());
            sessions.used(sessionId, 0, time.now());
            audit.record(Fact.of(
                    "emergency_action_started",
                    sessionId,
                    Map.of("n", action.n(), "permit", permit, "runId", action.runId(), "digest", action.digest())));
        }
        return actions.ofPermit(permit).orElseThrow();
    }

    private Optional<Refusal> refusal(Session session, EmergencyAction action, Start start, Actor actor) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> sameRun(action, start),
                        () -> same("digest", action.digest(), start.digest()),
                        () -> same("target", action.target(), start.target()),
                        () -> same("environment", action.environment(), start.environment()),
                        () -> action.redeemedAt() == null ? alive(session, action, actor) : Optional.empty())
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    private static Optional<Refusal> sameRun(EmergencyAction action, Start start) {
        if (action.runId().equals(start.runId())) {
            return Optional.empty();
        }
        var used = action.redeemedAt() != null;
        return Optional.of(Refusal.conflict(
                used ? "permit_used" : "permit_for_another_run",
                used ? "The permit was redeemed by another run." : "The permit was issued for another run.",
                "Redeem it with the runId that it was issued for, once.",
                new Outcome(
                        used ? "redeemed" : "issued",
                        used ? Objects.requireNonNull(action.redeemedBy()) : action.account(),
                        used ? Objects.requireNonNull(action.redeemedAt()) : action.askedAt())));
    }

    private static Optional<Refusal> same(String what, String permitted, @Nullable String wanted) {
        return permitted.equals(wanted)
                ? Optional.empty()
                : Optional.of(Refusal.unprocessable(
                        what + "_mismatch",
                        "The " + what + " is not the one that was permitted: " + permitted + ".",
                        "Run what was permitted, or ask for what is to run."));
    }

    /** By the clock of this check, whatever timers have done: the session first, since nothing outlives it. */
    private Optional<Refusal> alive(Session session, EmergencyAction action, Actor actor) {
        var over = inside.over(session);
        if (over.isPresent()) {
            return over.map(
                    refusal -> Refusal.gone(refusal.code(), refusal.detail(), refusal.next(), refusal.outcome()));
        }
        if (action.revokedAt() != null) {
            return Optional.of(Refusal.gone(
                    "permit_revoked",
                    "The permit was taken back.",
                    "Ask for the action again, if it is needed after all.",
                    new Outcome("revoked", Objects.requireNonNull(action.revokedBy()), action.revokedAt())));
        }
        if (!time.now().isBefore(action.permitUntil())) {
            return Optional.of(Refusal.gone(
                    "permit_expired",
                    "The permit was good until " + action.permitUntil() + ".",
                    "Ask for the action again, if it is still needed.",
                    new Outcome("expired", "system", action.permitUntil())));
        }
        return actor.service() ? Optional.empty() : whoMay.act(session, actor);
    }
}
