package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.BreakGlassTerms;
import dev.countersign.policy.Reach;
import dev.countersign.policy.WorkOutBreakGlass;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaks the glass: opens a session at its first reach, at once. What needs a co-signature is asked for by the same act, and
 * waits for it.
 */
@Component
public class OpenSession {

    private final OpeningRules rules;
    private final Incidents incidents;
    private final DeclareIncident declareIncident;
    private final IncidentCommand command;
    private final WorkOutBreakGlass policy;
    private final SkippedApprovers skipped;
    private final Sessions sessions;
    private final Widenings widenings;
    private final Debt debt;
    private final Directory directory;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    OpenSession(
            OpeningRules rules,
            Incidents incidents,
            DeclareIncident declareIncident,
            IncidentCommand command,
            WorkOutBreakGlass policy,
            SkippedApprovers skipped,
            Sessions sessions,
            Widenings widenings,
            Debt debt,
            Directory directory,
            SessionLifecycle lifecycle,
            AuditLog audit,
            ApplicationEventPublisher events,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.rules = rules;
        this.incidents = incidents;
        this.declareIncident = declareIncident;
        this.command = command;
        this.policy = policy;
        this.skipped = skipped;
        this.sessions = sessions;
        this.widenings = widenings;
        this.debt = debt;
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.events = events;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Session open(Opening opening) {
        var actor = currentActor.get();
        var read = rules.read(opening, actor);
        var incident = incident(opening, read, actor);
        var teams = directory.teamsOf(actor.person(), time.now());
        var terms = policy.terms(incident.severity(), read.project(), debt.overdue(teams), incident.rehearsal());
        var team = rules.team(teams, terms);
        rules.fits(read, terms, incident);
        var atOnce = reach(read, incident);
        var session = session(read, incident, terms, team, terms.coSigned() ? Set.of() : atOnce, actor);
        sessions.insert(session);
        record(session, terms);
        askForTheRest(session, read, actor);
        lifecycle.opened(session.id());
        return sessions.find(session.id()).orElseThrow();
    }

    /** Verified, not only typed. An incident commander declares one that is not there by the same act. */
    private Incident incident(Opening opening, OpeningRules.Read read, Actor actor) {
        var known = incidents.hold(read.incident());
        if (known.isEmpty() && command.commands(actor)) {
            var named = Objects.requireNonNull(opening.incident());
            return declareIncident.declare(new DeclareIncident.Declaration(
                    named.reference(),
                    named.severity(),
                    Objects.requireNonNullElse(named.title(), opening.reason()),
                    null,
                    named.url(),
                    named.rehearsal()));
        }
        return known.filter(incident -> rules.isFor(incident, read))
                .orElseThrow(
                        () -> new Refused(
                                Refusal.unprocessable(
                                        "incident_not_active",
                                        known.isEmpty()
                                                ? "The register of incidents does not know " + read.incident() + "."
                                                : read.incident() + " is "
                                                        + known.get().status() + ", or of another project or severity.",
                                        "Have the incident command declare it (POST /api/v1/incidents), or name the one that is active.")));
    }

    private Set<String> reach(OpeningRules.Read read, Incident incident) {
        var atOnce = new LinkedHashSet<String>();
        for (var action : read.scope().actions()) {
            var reach = policy.reach(action, read.scope().environments(), incident.severity());
            if (reach == Reach.NEVER) {
                throw new Refused(Refusal.unprocessable(
                        "never_in_an_emergency",
                        "Policy opens " + action + " to no emergency session.",
                        "Leave it out, or submit a change for it."));
            } else if (reach == Reach.AT_ONCE) {
                atOnce.add(action);
            }
        }
        return atOnce;
    }

    private Session session(
            OpeningRules.Read read,
            Incident incident,
            BreakGlassTerms terms,
            String team,
            Set<String> atOnce,
            Actor actor) {
        var now = time.now();
        var ends = now.plus(read.duration());
        return new Session(
                Ids.next(Ids.SESSION),
                incident.rehearsal(),
                incident.reference(),
                incident.severity(),
                read.project(),
                read.scope().only(atOnce),
                read.reason(),
                read.whyNoChange(),
                actor.account(),
                actor.person(),
                team,
                read.closureOwner().id(),
                read.closureOwner().person(),
                SessionStatus.OPEN,
                now,
                ends,
                terms.idleLimit(),
                now,
                terms.budget(),
                0,
                terms,
                skipped.teams(read.project(), read.scope()),
                null,
                null,
                null,
                ends.plus(terms.closeWithin()),
                ends.plus(terms.opinionWithin()),
                ends.plus(terms.closeWithin()).plus(terms.reviewWithin()),
                1);
    }

    private void record(Session session, BreakGlassTerms terms) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "incident", session.incident(),
                "severity", session.severity(),
                "project", session.project(),
                "environments", session.scope().environments(),
                "actions", session.scope().actions(),
                "targets", session.scope().targets(),
                "reason", session.reason(),
                "expiresAt", session.expiresAt().toString(),
                "closureOwner", session.closureOwner(),
                "budget", session.budget()));
        facts.put("whyNoChange", session.whyNoChange());
        facts.put("team", session.team());
        facts.put("idleLimit", session.idleLimit().toString());
        facts.put("dueAt", session.closureDueAt().toString());
        facts.put("rehearsal", session.rehearsal());
        facts.put("skipped", session.skippedTeams());
        facts.put("rules", terms.rules());
        facts.put("tables", terms.tables());
        audit.record(Fact.of("session_opened", session.id(), facts));
    }

    private void askForTheRest(Session session, OpeningRules.Read read, Actor actor) {
        var rest = new LinkedHashSet<>(read.scope().actions());
        rest.removeAll(session.scope().actions());
        if (!rest.isEmpty()) {
            var wanted = new Widening(
                    1,
                    new Scope(Set.of(), rest, Set.of()),
                    Duration.ZERO,
                    0,
                    session.reason(),
                    actor.account(),
                    actor.person(),
                    time.now(),
                    null,
                    null,
                    null);
            widenings.insert(session, wanted);
            audit.record(Fact.of(
                    "session_widening_asked",
                    session.id(),
                    Map.of("n", 1, "actions", rest, "reason", session.reason())));
            events.publishEvent(new WidenSession.CoSignatureWanted(session.id(), 1));
        }
    }
}
