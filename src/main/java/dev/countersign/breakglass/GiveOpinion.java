package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.Actor;
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
    private final TidySession tidy;
    private final Obligations obligations;
    private final Directory directory;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    GiveOpinion(
            SeeSessions seeSessions,
            TidySession tidy,
            Obligations obligations,
            Directory directory,
            SessionLifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.tidy = tidy;
        this.obligations = obligations;
        this.directory = directory;
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
        var team = team(session, actor);
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

    /** A skipped team for which the actor acts, and which has not said anything yet; never for the opener. */
    private String team(Session session, Actor actor) {
        if (actor.service() || actor.person().equals(session.openerPerson())) {
            throw new Refused(Refusal.forbidden(
                    "self_opinion", "Who opened the session gives no opinion on it.", "Leave it to the others."));
        }
        return directory.capacities(actor.person(), time.now()).stream()
                .filter(member -> !session.openerPerson().equals(member.onBehalfOf()))
                .map(Member::team)
                .filter(missing(session)::contains)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.forbidden(
                        "no_opinion_wanted",
                        "No team of yours was skipped, or its opinion is there already.",
                        "Open the session to read what was said.")));
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
