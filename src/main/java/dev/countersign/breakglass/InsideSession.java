package dev.countersign.breakglass;

import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether something may be done under a session at this moment: asked when a permit is issued and again when it is redeemed
 * (laws 4 and 5). Each rule is asked anew; the first that refuses is the answer.
 */
@Component
final class InsideSession {

    private final SessionClock clock;
    private final WhoMay whoMay;
    private final DatabaseTime time;

    InsideSession(SessionClock clock, WhoMay whoMay, DatabaseTime time) {
        this.clock = clock;
        this.whoMay = whoMay;
        this.time = time;
    }

    /** MUST be asked with the session locked. */
    Optional<Refusal> refusal(Session session, Actor actor, String environment, String action, String target) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> over(session),
                        () -> whoMay.act(session, actor),
                        () -> insideScope(session, environment, action, target),
                        () -> insideBudget(session))
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    /** Law 5: by the clock of this check. */
    Optional<Refusal> over(Session session) {
        return clock.end(session, time.now())
                .map(end -> Refusal.forbidden(
                                "session_over",
                                "The session is over since " + end.at() + ": "
                                        + end.reason().words() + ".",
                                "If the emergency is not over, open another session; what was done is to be closed.")
                        .withOutcome(new Outcome(end.reason().word(), end.by(), end.at())));
    }

    private static Optional<Refusal> insideScope(Session session, String environment, String action, String target) {
        return session.scope().covers(environment, action, target)
                ? Optional.empty()
                : Optional.of(Refusal.forbidden(
                        "scope_exceeded",
                        action + " of " + target + " in " + environment + " is outside of what this session opens.",
                        "Ask for it by a widening, which the incident command co-signs; or submit a change."));
    }

    private static Optional<Refusal> insideBudget(Session session) {
        return session.used() < session.budget()
                ? Optional.empty()
                : Optional.of(Refusal.forbidden(
                        "budget_spent",
                        "All " + session.budget() + " actions of this session are used.",
                        "Ask for more by a widening, which the incident command co-signs."));
    }
}
