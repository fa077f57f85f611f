package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.Outcomes.Outcome;
import dev.countersign.modeling.tables.ReadOutcomes.Asked;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Floors;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.Project;
import dev.countersign.policy.StageRule;
import dev.countersign.policy.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with what the tables of an approval say together: read and held against the floors by the code of policy. */
final class ApprovalFindings {

    private static final String BELOW = "Change what the rule gives: no table can lower this.";

    private final ReadOutcomes readOutcomes;
    private final AskedTeams teams;
    private final Set<String> drafted;
    private final ExampleChange example;
    private final Map<String, CheckFinding> findings = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /** @param drafted names of the tables in the draft */
    ApprovalFindings(ReadOutcomes readOutcomes, AskedTeams teams, ExampleChange example, Set<String> drafted) {
        this.readOutcomes = readOutcomes;
        this.teams = teams;
        this.example = example;
        this.drafted = drafted;
    }

    List<CheckFinding> of(List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            readOutcomes.projects(outcome).forEach(project -> read(outcome, project));
        }
        return List.copyOf(findings.values());
    }

    /** What changes would wait for, where the tables say it. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void read(Outcome outcome, Project project) {
        try {
            var read = readOutcomes.read(outcome, project);
            asked.add(read);
            var said = read.said();
            var draft = new Floors.Draft(outcome.production(), outcome.risk(), said.terms(), said.stages());
            Floors.all()
                    .forEach(floor -> floor.check(draft).ifPresent(refusal -> {
                        var rules = culprits(floor, draft, outcome);
                        add("floor", floor.name(), rules, PolicyRefusal.reason(refusal), outcome, BELOW);
                    }));
        } catch (Refused e) {
            refused(e.refusal(), outcome);
        }
    }

    /** The rules of one table that go below a floor: those of the stages that do so by themselves, else that of the terms. */
    private Rules culprits(Floors.Floor floor, Floors.Draft draft, Outcome outcome) {
        var stages = draft.stages().stream()
                .filter(stage -> !draft.terms().automatic() && alone(floor, draft, stage))
                .map(StageRule::rule)
                .toList();
        return floor.table().equals(Tables.STAGES) && !stages.isEmpty()
                ? new Rules(Tables.STAGES, stages)
                : new Rules(Tables.TERMS, example.ids(Tables.TERMS, outcome.terms()));
    }

    private static boolean alone(Floors.Floor floor, Floors.Draft draft, StageRule stage) {
        return floor.check(new Floors.Draft(draft.production(), draft.risk(), draft.terms(), List.of(stage)))
                .isPresent();
    }

    private record Rules(String table, List<String> ids) {}

    private void refused(Refusal refusal, Outcome outcome) {
        var missed = teams.missed();
        var reason = PolicyRefusal.reason(refusal);
        if (!refusal.code().equals("policy_unreadable") && isOfDraft(refusal)) {
            return; // A gap or an overlap: whoever looks at that table for itself has said so.
        }
        var rules = named(reason, outcome).orElse(new Rules(Tables.TERMS, List.of()));
        add(
                missed.isPresent() ? "unknown_team" : "contradiction",
                reason,
                rules,
                rules.ids().isEmpty() ? refusal.detail().replaceFirst("\\.$", "") : reason,
                outcome,
                missed.isPresent()
                        ? "Name a team of the directory, or one of the words project-owners and freeze-override."
                        : "Change one of the tables so that all say the same.");
    }

    private boolean isOfDraft(Refusal refusal) {
        return drafted.stream().anyMatch(table -> refusal.detail().startsWith("The table " + table + " "));
    }

    /** The rule, of those that fit, that the refusal names. */
    private Optional<Rules> named(String reason, Outcome outcome) {
        return Stream.of(
                        new Rules(Tables.TERMS, example.ids(Tables.TERMS, outcome.terms())),
                        new Rules(Tables.STAGES, example.ids(Tables.STAGES, outcome.stages())),
                        new Rules(Tables.GATES, example.ids(Tables.GATES, outcome.gates())))
                .flatMap(rules -> rules.ids().stream().map(id -> new Rules(rules.table(), List.of(id))))
                .filter(rule -> reason.contains("rule " + rule.ids().get(0) + " "))
                .findFirst();
    }

    private void add(String rule, String same, Rules rules, String reason, Outcome outcome, String next) {
        var who = rules.ids().isEmpty() ? "" : Wording.sentence(example.called(rules.table(), rules.ids())) + ": ";
        var told = rules.ids().size() == 1
                ? reason.replaceFirst("^rule " + rules.ids().get(0) + " ", "it ")
                : reason;
        findings.putIfAbsent(
                rule + same + rules.ids(),
                new CheckFinding(
                        outcome.known() ? Level.ERROR : Level.WARNING,
                        rule,
                        element(rules),
                        who + told + ", as with " + example.of(outcome) + ".",
                        next));
    }

    private String element(Rules rules) {
        if (!drafted.contains(rules.table())) {
            return drafted.stream().sorted().findFirst().orElse(rules.table());
        }
        return rules.ids().isEmpty() ? rules.table() : rules.ids().get(0);
    }
}
