package dev.countersign.policy;

import dev.countersign.platform.Digest;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works out who has to approve a change, on which terms, and behind which gates. */
@Component
public final class WorkOutPolicy {

    private final Tables tables;
    private final Catalogue catalogue;
    private final ReadAnswers readAnswers;

    public WorkOutPolicy(Tables tables, Catalogue catalogue, KnownTeams knownTeams) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.readAnswers = new ReadAnswers(knownTeams);
    }

    /** @throws Refused if a table leaves it open, contradicts another or goes below a floor */
    public PolicyOutcome workOut(PolicyFacts facts, RiskAssessment risk) {
        var inputs = Inputs.of(facts, risk.level(), catalogue);
        var answers = Stream.of(Tables.TERMS, Tables.STAGES, Tables.GATES)
                .map(table -> tables.ask(table, inputs))
                .toList();
        var said = readAnswers.read(
                catalogue.project(facts.project()).orElseThrow(),
                catalogue.freezesDuring(facts),
                answers.get(0),
                answers.get(1),
                answers.get(2));
        var production =
                catalogue.environment(facts.environment()).orElseThrow().production();
        Floors.hold(new Floors.Draft(production, risk.level(), said.terms(), said.stages()));
        return outcome(risk, said, answers);
    }

    private static PolicyOutcome outcome(RiskAssessment risk, ReadAnswers.Said said, List<Answer> answers) {
        var rules = Stream.concat(risk.rules().stream(), answers.stream().flatMap(a -> a.hits().stream()))
                .toList();
        var used = Stream.concat(risk.tables().stream(), answers.stream().map(Answer::table))
                .toList();
        return new PolicyOutcome(
                version(used), digest(used), risk, said.terms(), said.stages(), said.gates(), rules, used);
    }

    private static String version(List<TableVersion> tables) {
        return tables.stream().map(t -> t.table() + " " + t.version()).collect(Collectors.joining(", "));
    }

    private static String digest(List<TableVersion> tables) {
        return Digest.of(tables.stream()
                        .map(t -> t.table() + "=" + t.digest() + "\n")
                        .sorted()
                        .collect(Collectors.joining()))
                .value();
    }
}
