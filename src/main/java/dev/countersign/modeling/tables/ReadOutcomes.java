package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.Outcomes.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Freeze;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.Project;
import dev.countersign.policy.ReadAnswers;
import dev.countersign.policy.TableVersion;
import dev.countersign.policy.Tables;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads what tables say of a change as the program would, for each project whose change it can be. */
final class ReadOutcomes {

    /**
     * What a change of a project would wait for.
     *
     * @param sure whether these are the teams that would be asked today
     */
    record Asked(Project project, Outcome outcome, ReadAnswers.Said said, boolean sure) {}

    private final Group group;
    private final Catalogue catalogue;
    private final ReadAnswers readAnswers;

    ReadOutcomes(Group group, Catalogue catalogue, KnownTeams teams) {
        this.group = group;
        this.catalogue = catalogue;
        this.readAnswers = new ReadAnswers(teams);
    }

    List<Project> projects(Outcome outcome) {
        var place = group.space().place("project");
        return place < 0
                ? catalogue.projects()
                : catalogue
                        .project(String.valueOf(
                                group.space().variables().get(place).value(outcome.point()[place])))
                        .map(List::of)
                        .orElse(catalogue.projects());
    }

    /** @throws Refused as a change would be */
    Asked read(Outcome outcome, Project project) {
        var declared = declared(outcome, project);
        var said = readAnswers.read(
                project,
                !outcome.freeze() || !declared.isEmpty() ? declared : List.of(undeclared(project)),
                answer(Tables.TERMS, outcome.terms(), outcome),
                answer(Tables.STAGES, outcome.stages(), outcome),
                answer(Tables.GATES, outcome.gates(), outcome));
        return new Asked(project, outcome, said, outcome.known() && (!outcome.freeze() || !declared.isEmpty()));
    }

    private Answer answer(String table, BitSet rules, Outcome outcome) {
        return new Answer(new TableVersion(table, 0, ""), group.member(table).rows(rules, outcome.point()));
    }

    /** The freezes of the catalogue that such a change may touch, whenever they are. */
    private List<Freeze> declared(Outcome outcome, Project project) {
        if (!outcome.freeze()) {
            return List.of();
        }
        var place = group.space().place("environment");
        var environment = group.space().variables().get(place).value(outcome.point()[place]);
        return catalogue.freezes().stream()
                .filter(freeze -> freeze.environments().contains(String.valueOf(environment))
                        && (freeze.projects().isEmpty() || freeze.projects().contains(project.id())))
                .toList();
    }

    /** Where there is none yet, one may be declared tomorrow. */
    private static Freeze undeclared(Project project) {
        return new Freeze("any", "A freeze", Set.of(), Set.of(), Instant.EPOCH, Instant.EPOCH, project.ownersTeam());
    }
}
