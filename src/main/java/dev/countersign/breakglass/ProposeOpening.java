package dev.countersign.breakglass;

import dev.countersign.breakglass.ProposedOpening.Proposed;
import dev.countersign.platform.CurrentActor;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import dev.countersign.policy.WorkOutBreakGlass;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills in an opening as far as it can be known, so that in an emergency one sentence has to be typed. */
@Component
public final class ProposeOpening {

    private static final Duration USUAL = Duration.ofMinutes(30);

    private final ListIncidents incidents;
    private final ProposeScope proposeScope;
    private final SeeSessions seeSessions;
    private final WorkOutBreakGlass policy;
    private final Catalogue catalogue;
    private final Debt debt;
    private final CurrentActor currentActor;

    ProposeOpening(
            ListIncidents incidents,
            ProposeScope proposeScope,
            SeeSessions seeSessions,
            WorkOutBreakGlass policy,
            Catalogue catalogue,
            Debt debt,
            CurrentActor currentActor) {
        this.incidents = incidents;
        this.proposeScope = proposeScope;
        this.seeSessions = seeSessions;
        this.policy = policy;
        this.catalogue = catalogue;
        this.debt = debt;
        this.currentActor = currentActor;
    }

    public ProposedOpening propose(@Nullable String reference) {
        var actor = currentActor.get();
        var sight = seeSessions.sight(actor);
        var incident = incident(reference).orElse(null);
        var drill = incident != null && incident.rehearsal();
        var known = proposeScope.of(incident == null ? null : incident.project(), sight, environments(drill));
        var terms = incident == null || known.project() == null
                ? null
                : policy.terms(incident.severity(), known.project(), debt.overdue(sight.teams()), drill);
        return new ProposedOpening(
                incident,
                new Proposed(known.project(), known.environments(), known.actions(), known.targets()),
                known.from(),
                terms == null || terms.longest().compareTo(USUAL) > 0 ? USUAL : terms.longest(),
                actor.account(),
                terms != null && terms.coSigned());
    }

    /** The one asked for; else the gravest, and of these the newest. A drill only where nothing is on fire. */
    private Optional<Incident> incident(@Nullable String reference) {
        var active = incidents.list(Incident.ACTIVE);
        return active.stream()
                .filter(one -> one.reference().equals(reference))
                .findFirst()
                .or(() -> active.stream()
                        .min(Comparator.comparing(Incident::rehearsal).thenComparing(Incident::severity)));
    }

    /** Where real emergencies are; a drill is where it does no harm. */
    private List<String> environments(boolean drill) {
        return catalogue.environments().stream()
                .filter(environment -> environment.production() != drill)
                .map(Environment::id)
                .toList();
    }
}
