package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an approver who was skipped thinks of it afterwards: whether they would have approved what was done. */
@Component
public class GiveOpinion {

    public record Wanted(@Nullable Boolean agrees, @Nullable String comment) {}

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final TidySession tidy;
    private final Obligations obligations;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    GiveOpinion(
            SeeSessions seeSessions,
            WhoMay whoMay,
            TidySession tidy,
            Obligations obligations,
            SessionLifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.tidy = tidy;
        this.obligations = obligations;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Session give(String id, Wanted wanted) {
        var actor = currentActor.get();
        check(wanted);
        seeSessions.lock(id, actor);
        var session = tidy.tidy(id);
        if (session.status() == SessionStatus.OPEN) {
            throw new Refused(Refusal.unprocessable(
                    "session_open", "The session is still open.", "Give the opinion when it is over."));
        }
        var missing = missing(session);
        whoMay.giveOpinion(session, missing, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var team = whoMay.skippedTeam(session, missing, actor).orElseThrow();
        var opinion = new Obligations.Opinion(
                team,
                Boolean.TRUE.equals(wanted.agrees()),
                Objects.requireNonNull(wanted.comment()),
                actor.account(),
                time.now());
        if (!obligations.give(id, opinion, actor)) {
            throw new Refused(Refusal.conflict(
                    "opinion_given",
                    "Your team, or you, gave an opinion already.",
                    "Open the session to read it.",
                    null));
        }
        audit.record(Fact.of(
                "session_opinion_given",
                id,
                Map.of("team", team, "agrees", opinion.agrees(), "comment", opinion.comment())));
        lifecycle.opinionGiven(id);
        return session;
    }

    /** Teams whose opinion is still missing. */
    Set<String> missing(Session session) {
        var missing = new TreeSet<>(session.skippedTeams());
        obligations.opinions(session.id()).forEach(opinion -> missing.remove(opinion.team()));
        return missing;
    }

    private static void check(Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        if (wanted.agrees() == null) {
            errors.add(new FieldError("agrees", "is missing"));
        }
        Text.prose("comment", wanted.comment(), 4_000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }
}
