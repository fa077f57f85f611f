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
    private final KnownTeams knownTeams;

    public WorkOutPolicy(Tables tables, Catalogue catalogue, KnownTeams knownTeams) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.knownTeams = knownTeams;
    }

    /** @throws Refused if a table leaves it open, contradicts another or goes below a floor */
    public PolicyOutcome workOut(PolicyFacts facts, RiskAssessment risk) {
        var inputs = Inputs.of(facts, risk.level(), catalogue);
        var answers = Stream.of(Tables.TERMS, Tables.STAGES, Tables.GATES)
                .map(table -> tables.ask(table, inputs))
                .toList();
        var teams = new TeamWords(facts, catalogue, knownTeams);
        var terms = TermsTable.read(answers.get(0).one(), teams);
        var stages = StagesTable.read(answers.get(1), teams);
        var production =
                catalogue.environment(facts.environment()).orElseThrow().production();
        Floors.hold(new Floors.Draft(production, risk.level(), terms, stages));
        return outcome(risk, terms, stages, answers);
    }

    private static PolicyOutcome outcome(
            RiskAssessment risk, Terms terms, List<StageRule> stages, List<Answer> answers) {
        var gates = answers.get(2).some().stream().map(WorkOutPolicy::gate).toList();
        var rules = Stream.concat(risk.rules().stream(), answers.stream().flatMap(a -> a.hits().stream()))
                .toList();
        var used = Stream.concat(risk.tables().stream(), answers.stream().map(Answer::table))
                .toList();
        return new PolicyOutcome(version(used), digest(used), risk, terms, stages, gates, rules, used);
    }

    private static GateRule gate(Row row) {
        var neededBy = row.word("neededBy");
        if (!neededBy.equals(GateRule.DECISION) && !neededBy.equals(GateRule.EXECUTION)) {
            throw row.unreadable("neededBy", "decision or execution");
        }
        return new GateRule(row.word("gate"), row.word("title"), neededBy, row.word("reason"), row.rule());
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
