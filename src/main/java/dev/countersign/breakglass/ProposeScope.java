package dev.countersign.breakglass;

import dev.countersign.change.LatelySucceeded;
import dev.countersign.policy.Action;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Reach;
import dev.countersign.policy.WorkOutBreakGlass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The scope that somebody opened the last time, else the one that was opened for the project, else where changes ran lately:
 * never more than that, and only what policy opens at once.
 */
@Component
final class ProposeScope {

    /** Policy opens it at once even then: it contains damage, and can be taken back. */
    private static final String LEAST = "sev4";

    private static final int MANY = 3;

    record Known(
            @Nullable String project,
            List<String> environments,
            List<String> actions,
            List<String> targets,
            String from) {}

    private final Sessions sessions;
    private final LatelySucceeded changes;
    private final WorkOutBreakGlass policy;
    private final Catalogue catalogue;

    ProposeScope(Sessions sessions, LatelySucceeded changes, WorkOutBreakGlass policy, Catalogue catalogue) {
        this.sessions = sessions;
        this.changes = changes;
        this.policy = policy;
        this.catalogue = catalogue;
    }

    /** @param allowed environments that fit the incident */
    Known of(@Nullable String incidentProject, SessionSight sight, List<String> allowed) {
        var own = sessions.lastOf(sight.person(), incidentProject);
        var project = incidentProject != null
                ? incidentProject
                : own.map(Session::project).orElseGet(() -> only(sight.projects()));
        if (project == null || !sight.projects().contains(project)) {
            return new Known(null, allowed, atOnce(all(), allowed), List.of(), "nothing");
        }
        return own.map(session -> like(session, allowed, "last-session"))
                .or(() -> sessions.lastIn(project).map(session -> like(session, allowed, "project-session")))
                .orElseGet(() -> whereChangesRan(project, allowed));
    }

    private Known like(Session session, List<String> allowed, String from) {
        var environments = session.scope().environments().stream()
                .filter(allowed::contains)
                .toList();
        var fitting = environments.isEmpty() ? allowed : environments;
        var actions = atOnce(session.scope().sortedActions(), fitting);
        return new Known(
                session.project(),
                fitting,
                actions.isEmpty() ? atOnce(all(), fitting) : actions,
                List.copyOf(session.scope().targets()),
                from);
    }

    private Known whereChangesRan(String project, List<String> allowed) {
        var targets = new LinkedHashSet<String>();
        changes.in(project, allowed).forEach(ran -> targets.add(below(ran.target())));
        return new Known(
                project,
                allowed,
                atOnce(all(), allowed),
                targets.stream().limit(MANY).toList(),
                targets.isEmpty() ? "nothing" : "changes");
    }

    /** {@code k8s/payments/*} for {@code k8s/payments/checkout}, as {@link ScopeRules} lets it be. */
    private static String below(String target) {
        var parts = target.split("/", -1);
        return parts.length < 3 ? target : parts[0] + "/" + parts[1] + "/*";
    }

    private List<String> atOnce(List<String> actions, List<String> environments) {
        return environments.isEmpty()
                ? List.of()
                : actions.stream()
                        .filter(action -> policy.reach(action, Set.copyOf(environments), LEAST) == Reach.AT_ONCE)
                        .toList();
    }

    private List<String> all() {
        return catalogue.actions().stream().map(Action::id).toList();
    }

    private static @Nullable String only(Set<String> projects) {
        return projects.size() == 1 ? projects.iterator().next() : null;
    }
}
