package dev.countersign.breakglass;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the process of a session may ask of it. */
@Component
public final class FactsOfSession {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Sessions sessions;
    private final Obligations obligations;
    private final GiveOpinion giveOpinion;

    FactsOfSession(Sessions sessions, Obligations obligations, GiveOpinion giveOpinion) {
        this.sessions = sessions;
        this.obligations = obligations;
        this.giveOpinion = giveOpinion;
    }

    public Map<String, Function<String, Object>> properties() {
        return Map.ofEntries(
                fact("id", Session::id),
                fact("status", session -> session.status().word()),
                fact("rehearsal", Session::rehearsal),
                fact("overAt", session -> Date.from(SessionClock.until(session))),
                fact("closureOwner", Session::closureOwner),
                fact("closureDueAt", session -> Date.from(session.closureDueAt())),
                fact("reviewers", session -> List.copyOf(session.terms().reviewers())),
                fact("reviewDueAt", session -> Date.from(session.reviewDueAt())),
                fact(
                        "preventiveOwner",
                        session -> obligations
                                .preventiveAction(session.id())
                                .map(Obligations.PreventiveAction::owner)
                                .orElse("")),
                fact(
                        "preventiveDueAt",
                        session -> Date.from(obligations
                                .preventiveAction(session.id())
                                .map(Obligations.PreventiveAction::dueAt)
                                .orElse(NEVER))),
                fact("opinionsMissing", session -> !giveOpinion.missing(session).isEmpty()),
                fact("opinionTeams", session -> List.copyOf(giveOpinion.missing(session))),
                fact("opinionDueAt", session -> Date.from(session.opinionDueAt())));
    }

    private Map.Entry<String, Function<String, Object>> fact(String property, Function<Session, Object> of) {
        return Map.entry(
                property,
                id -> Objects.requireNonNull(of.apply(sessions.find(id).orElseThrow())));
    }
}
