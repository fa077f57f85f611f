package dev.countersign.breakglass;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Law 5, in this one place: when and why a session is over, from what its row says and the time of the check. No timer has a
 * part in it.
 */
@Component
final class SessionClock {

    /** @param by account, or {@code system} */
    record End(Instant at, EndReason reason, String by) {}

    private final Incidents incidents;
    private final EmergencyActions actions;

    SessionClock(Incidents incidents, EmergencyActions actions) {
        this.incidents = incidents;
        this.actions = actions;
    }

    /** The end that has come first; none while it is open. */
    Optional<End> end(Session session, Instant now) {
        if (session.endedAt() != null) {
            return Optional.of(new End(
                    session.endedAt(),
                    Objects.requireNonNull(session.endReason()),
                    Objects.requireNonNull(session.endedBy())));
        }
        return Stream.of(byTheClock(session), whenSpent(session), withItsIncident(session))
                .flatMap(Optional::stream)
                .filter(end -> !end.at().isAfter(now))
                .min(Comparator.comparing(End::at));
    }

    /** Until when it is open if nothing more is done. */
    static Instant until(Session session) {
        return byTheClock(session).orElseThrow().at();
    }

    private static Optional<End> byTheClock(Session session) {
        var idle = session.lastUsedAt().plus(session.idleLimit());
        return Optional.of(
                idle.isBefore(session.expiresAt())
                        ? new End(idle, EndReason.IDLE, "system")
                        : new End(session.expiresAt(), EndReason.EXPIRED, "system"));
    }

    /** The last permit is still good for its minute. */
    private Optional<End> whenSpent(Session session) {
        return session.used() < session.budget()
                ? Optional.empty()
                : actions.lastPermitUntil(session.id()).map(at -> new End(at, EndReason.BUDGET_SPENT, "system"));
    }

    private Optional<End> withItsIncident(Session session) {
        return incidents
                .find(session.incident())
                .filter(incident -> incident.resolvedAt() != null)
                .map(incident -> new End(
                        Objects.requireNonNull(incident.resolvedAt()),
                        EndReason.INCIDENT_OVER,
                        Objects.requireNonNullElse(incident.resolvedBy(), "system")));
    }
}
