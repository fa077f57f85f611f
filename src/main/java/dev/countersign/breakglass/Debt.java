package dev.countersign.breakglass;

import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What teams owe of earlier sessions. What is overdue by the clock is overdue, whether a timer has said so or not. */
@Component
public final class Debt {

    /** @param what {@code closure}, {@code review} or {@code preventive_action} */
    public record Item(String session, String team, String what, Instant dueAt, boolean overdue) {}

    private final Sessions sessions;
    private final Obligations obligations;
    private final SessionClock clock;
    private final DatabaseTime time;

    Debt(Sessions sessions, Obligations obligations, SessionClock clock, DatabaseTime time) {
        this.sessions = sessions;
        this.obligations = obligations;
        this.clock = clock;
        this.time = time;
    }

    /** Of these teams, the oldest session first. */
    public List<Item> of(Collection<String> teams) {
        return sessions.owing(teams).stream()
                .flatMap(session -> of(session).stream())
                .toList();
    }

    boolean overdue(Collection<String> teams) {
        return of(teams).stream().anyMatch(Item::overdue);
    }

    /** What a session owes next; nothing while it is open or when it is done. */
    Optional<Item> of(Session session) {
        return switch (session.status()) {
            case OPEN ->
                clock.end(session, time.now())
                        .map(end -> item(
                                session,
                                "closure",
                                end.at().plus(session.terms().closeWithin())));
            case ENDED -> Optional.of(item(session, "closure", session.closureDueAt()));
            case CLOSED -> Optional.of(item(session, "review", session.reviewDueAt()));
            case REVIEWED ->
                obligations
                        .preventiveAction(session.id())
                        .map(action -> item(session, "preventive_action", action.dueAt()));
            case DONE -> Optional.empty();
        };
    }

    private Item item(Session session, String what, Instant dueAt) {
        return new Item(session.id(), session.team(), what, dueAt, !time.now().isBefore(dueAt));
    }
}
