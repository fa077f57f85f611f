package dev.countersign.breakglass;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refused;
import dev.countersign.policy.AssessRisk;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.PolicyFacts;
import dev.countersign.policy.StageRule;
import dev.countersign.policy.WorkOutPolicy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who would have been asked, had what a session opens been a change: they are told, and say afterwards what they think of it. */
@Component
final class SkippedApprovers {

    private final AssessRisk assessRisk;
    private final WorkOutPolicy policy;
    private final Catalogue catalogue;
    private final DatabaseTime time;

    SkippedApprovers(AssessRisk assessRisk, WorkOutPolicy policy, Catalogue catalogue, DatabaseTime time) {
        this.assessRisk = assessRisk;
        this.policy = policy;
        this.catalogue = catalogue;
        this.time = time;
    }

    Set<String> teams(String project, Scope scope) {
        var teams = new TreeSet<String>();
        for (var environment : scope.environments()) {
            for (var action : scope.actions()) {
                for (var target : scope.targets()) {
                    stages(project, environment, action, target).forEach(teams::add);
                }
            }
        }
        return teams;
    }

    /** Policy that leaves a change open is no reason to keep people from an emergency: the owners are told then. */
    private Stream<String> stages(String project, String environment, String action, String target) {
        var facts = new PolicyFacts(
                project, environment, action, target, 0, false, Set.of(), 0, true, null, null, time.now());
        try {
            return policy.workOut(facts, assessRisk.assess(facts)).stages().stream()
                    .map(StageRule::team);
        } catch (Refused undecided) {
            return Stream.of(catalogue.project(project).orElseThrow().ownersTeam());
        }
    }
}
