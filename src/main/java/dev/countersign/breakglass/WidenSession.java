package dev.countersign.breakglass;

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
import dev.countersign.policy.BreakGlassTerms;
import dev.countersign.policy.Reach;
import dev.countersign.policy.WorkOutBreakGlass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** More scope, reach, actions or time: asked for by whoever may act under a session, in force once somebody else co-signs. */
@Component
public class WidenSession {

    /** What is left out stays as it is. @param longer ISO 8601, such as {@code PT30M} */
    public record Wanted(
            Opening.@Nullable WantedScope scope,
            @Nullable String longer,
            @Nullable Integer moreActions,
            @Nullable String reason) {}

    /** A co-signature is wanted. Published inside its transaction. */
    public record CoSignatureWanted(String sessionId, int n) {}

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final InsideSession inside;
    private final ScopeRules scopes;
    private final OpeningRules opening;
    private final Incidents incidents;
    private final Sessions sessions;
    private final Widenings widenings;
    private final WorkOutBreakGlass policy;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    WidenSession(
            SeeSessions seeSessions,
            WhoMay whoMay,
            InsideSession inside,
            ScopeRules scopes,
            OpeningRules opening,
            Incidents incidents,
            Sessions sessions,
            Widenings widenings,
            WorkOutBreakGlass policy,
            AuditLog audit,
            ApplicationEventPublisher events,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.inside = inside;
        this.scopes = scopes;
        this.opening = opening;
        this.incidents = incidents;
        this.sessions = sessions;
        this.widenings = widenings;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Widening ask(String sessionId, Wanted wanted) {
        var actor = currentActor.get();
        var session = seeSessions.lock(sessionId, actor);
        inside.over(session).or(() -> whoMay.act(session, actor)).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var widening = read(session, wanted, widenings.of(sessionId).size() + 1, actor);
        requireWithinReach(session, widening.scope());
        widenings.insert(session, widening);
        audit.record(Fact.of(
                "session_widening_asked",
                sessionId,
                Map.of(
                        "n", widening.n(),
                        "environments", widening.scope().environments(),
                        "actions", widening.scope().actions(),
                        "targets", widening.scope().targets(),
                        "longer", widening.longer().toString(),
                        "moreActions", widening.moreActions(),
                        "reason", widening.reason())));
        events.publishEvent(new CoSignatureWanted(sessionId, widening.n()));
        return widening;
    }

    private Widening read(Session session, Wanted wanted, int n, Actor actor) {
        var errors = new ArrayList<FieldError>();
        var given = wanted.scope() == null ? new Opening.WantedScope(null, null, null, null) : wanted.scope();
        var scope = scopes.read(given.environments(), given.actions(), given.targets(), false, errors);
        if (given.project() != null && !given.project().equals(session.project())) {
            errors.add(
                    new FieldError("scope.project", "must be that of the session; open another for another project"));
        }
        var longer = wanted.longer() == null
                ? Duration.ZERO
                : Durations.read("longer", wanted.longer(), BreakGlassTerms.CEILING, errors);
        int more = Objects.requireNonNullElse(wanted.moreActions(), 0);
        if (more < 0 || more > BreakGlassTerms.MOST_ACTIONS) {
            errors.add(new FieldError("moreActions", "must be between 0 and " + BreakGlassTerms.MOST_ACTIONS));
        }
        Text.prose("reason", wanted.reason(), 4_000, errors);
        var nothing = scope.environments().isEmpty()
                && scope.actions().isEmpty()
                && scope.targets().isEmpty();
        if (errors.isEmpty() && nothing && longer.isZero() && more == 0) {
            errors.add(new FieldError("scope", "nothing is asked for: name what is to be wider, or how much longer"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return new Widening(
                n,
                scope,
                longer,
                more,
                Objects.requireNonNull(wanted.reason()),
                actor.account(),
                actor.person(),
                time.now(),
                null,
                null,
                null);
    }

    /** What policy never opens, nobody co-signs. */
    private void requireWithinReach(Session session, Scope more) {
        var whole = session.scope().and(more);
        opening.harmless(incidents.find(session.incident()).orElseThrow(), whole.environments());
        for (var action : whole.actions()) {
            if (policy.reach(action, whole.environments(), session.severity()) == Reach.NEVER) {
                throw new Refused(Refusal.unprocessable(
                        "never_in_an_emergency",
                        "Policy opens " + action + " to no emergency session.",
                        "Leave it out, or submit a change for it."));
            }
        }
    }

    /** By the incident command; never by the opener, by whoever asked, or by somebody who stands in for them. */
    @Transactional
    public Session coSign(String sessionId, int n) {
        var actor = currentActor.get();
        var session = seeSessions.lock(sessionId, actor);
        var widening = widenings
                .find(sessionId, n)
                .orElseThrow(() -> new Refused(Refusal.notFound("widening", sessionId + "/" + n)));
        whoMay.coSign(session, widening, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        requireUnsigned(widening);
        inside.over(session).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        widenings.coSign(sessionId, n, actor, time.now());
        apply(session, widening);
        var wider = sessions.find(sessionId).orElseThrow();
        audit.record(Fact.of(
                "session_widened",
                sessionId,
                Map.of(
                        "n", n,
                        "coSignedBy", actor.account(),
                        "askedBy", widening.account(),
                        "environments", wider.scope().environments(),
                        "actions", wider.scope().actions(),
                        "targets", wider.scope().targets(),
                        "budget", wider.budget(),
                        "expiresAt", wider.expiresAt().toString())));
        return wider;
    }

    private static void requireUnsigned(Widening widening) {
        if (widening.coSignedAt() != null) {
            throw new Refused(Refusal.conflict(
                    "already_co_signed",
                    "It was co-signed already.",
                    "Open the session to see what it opens now.",
                    new Outcome("co_signed", Objects.requireNonNull(widening.coSignedBy()), widening.coSignedAt())));
        }
    }

    /** As far as policy goes with a co-signature, and no further. */
    private void apply(Session session, Widening widening) {
        var terms = session.terms();
        var latest = session.openedAt().plus(terms.longestWidened());
        var wanted = session.expiresAt().plus(widening.longer());
        sessions.widen(
                session.id(),
                session.scope().and(widening.scope()),
                wanted.isAfter(latest) ? latest : wanted,
                Math.min(session.budget() + widening.moreActions(), terms.budgetWidened()),
                time.now());
    }
}
