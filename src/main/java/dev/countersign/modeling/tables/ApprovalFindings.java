package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.Outcomes.Outcome;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Floors;
import dev.countersign.policy.Freeze;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.Project;
import dev.countersign.policy.ReadAnswers;
import dev.countersign.policy.TableVersion;
import dev.countersign.policy.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with what the tables of an approval say together: read and held against the floors by the code of policy. */
final class ApprovalFindings {

    /** What a change of a project would wait for. {@code sure}: whether the teams are those that would be asked. */
    record Asked(Project project, Outcome outcome, ReadAnswers.Said said, boolean sure) {}

    private final Group group;
    private final Catalogue catalogue;
    private final Teams teams;
    private final Set<String> drafted;
    private final Map<String, CheckFinding> findings = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /** @param drafted names of the tables in the draft */
    ApprovalFindings(Group group, Catalogue catalogue, KnownTeams known, Set<String> drafted) {
        this.group = group;
        this.catalogue = catalogue;
        this.teams = new Teams(known);
        this.drafted = drafted;
    }

    List<CheckFinding> look() {
        var outcomes = new Outcomes(group, catalogue);
        outcomes.all().forEach(this::outcome);
        var all = new ArrayList<>(findings.values());
        if (!outcomes.complete()) {
            all.add(CheckFinding.note(
                    "not_gone_through",
                    null,
                    "The tables tell too much apart for all that they can say together to be gone through."));
        }
        return all;
    }

    /** What can be asked of changes; after {@link #look}. */
    List<Asked> asked() {
        return asked;
    }

    private void outcome(Outcome outcome) {
        var terms = answer(Tables.TERMS, outcome.terms(), outcome);
        var stages = answer(Tables.STAGES, outcome.stages(), outcome);
        var gates = answer(Tables.GATES, outcome.gates(), outcome);
        for (var project : projects(outcome)) {
            var freezes = freezes(outcome, project);
            try {
                var said = new ReadAnswers(teams).read(project, freezes, terms, stages, gates);
                asked.add(new Asked(project, outcome, said, isSure(outcome, project)));
                var draft = new Floors.Draft(outcome.production(), outcome.risk(), said.terms(), said.stages());
                Floors.all()
                        .forEach(floor ->
                                floor.check(draft).ifPresent(refusal -> floor(floor, draft, refusal, outcome)));
            } catch (Refused e) {
                refused(e.refusal(), outcome);
            }
        }
    }

    private Answer answer(String table, BitSet rules, Outcome outcome) {
        return new Answer(new TableVersion(table, 0, ""), group.member(table).rows(rules, outcome.point()));
    }

    private List<Project> projects(Outcome outcome) {
        var place = group.space().place("project");
        if (place < 0) {
            return catalogue.projects();
        }
        var named = catalogue.project(
                String.valueOf(group.space().variables().get(place).value(outcome.point()[place])));
        return named.map(List::of).orElse(catalogue.projects());
    }

    private List<Freeze> freezes(Outcome outcome, Project project) {
        if (!outcome.freeze()) {
            return List.of();
        }
        var declared = declared(outcome, project);
        return declared.isEmpty()
                ? List.of(new Freeze(
                        "any", "A freeze", Set.of(), Set.of(), Instant.EPOCH, Instant.EPOCH, project.ownersTeam()))
                : declared;
    }

    private List<Freeze> declared(Outcome outcome, Project project) {
        var environment = value(outcome, "environment");
        return catalogue.freezes().stream()
                .filter(freeze -> freeze.environments().contains(environment)
                        && (freeze.projects().isEmpty() || freeze.projects().contains(project.id())))
                .toList();
    }

    private boolean isSure(Outcome outcome, Project project) {
        return outcome.known()
                && (!outcome.freeze() || !declared(outcome, project).isEmpty());
    }

    private String value(Outcome outcome, String name) {
        var place = group.space().place(name);
        return String.valueOf(group.space().variables().get(place).value(outcome.point()[place]));
    }

    /** The rules that go below it: those whose stage does so by itself, or else the one that sets the terms. */
    private void floor(Floors.Floor floor, Floors.Draft draft, Refusal refusal, Outcome outcome) {
        var culprits = draft.stages().stream()
                .filter(stage -> floor.table().equals(Tables.STAGES)
                        && floor.check(new Floors.Draft(
                                        draft.production(), draft.risk(), draft.terms(), List.of(stage)))
                                .isPresent()
                        && !draft.terms().automatic())
                .map(stage -> stage.rule())
                .toList();
        var table = culprits.isEmpty() ? Tables.TERMS : Tables.STAGES;
        var rules = culprits.isEmpty() ? ids(Tables.TERMS, outcome.terms()) : culprits;
        add(
                "floor",
                floor.name() + rules,
                table,
                rules,
                PolicyRefusal.reason(refusal),
                outcome,
                "Change what the rule gives: no table can lower this.");
    }

    private void refused(Refusal refusal, Outcome outcome) {
        var reason = PolicyRefusal.reason(refusal);
        var open = !refusal.code().equals("policy_unreadable");
        if (open
                && Stream.of(Tables.TERMS, Tables.STAGES, Tables.GATES)
                        .anyMatch(table ->
                                drafted.contains(table) && refusal.detail().startsWith("The table " + table + " "))) {
            return; // Whoever looks at that table for itself has said so.
        }
        var unknown = teams.unknown();
        var named = named(reason, outcome);
        add(
                unknown.isPresent() ? "unknown_team" : "contradiction",
                reason,
                named.map(Map.Entry::getKey).orElse(Tables.TERMS),
                named.map(entry -> List.of(entry.getValue())).orElse(List.of()),
                named.isPresent() ? reason : refusal.detail(),
                outcome,
                unknown.isPresent()
                        ? "Name a team of the directory, or one of the words project-owners and freeze-override."
                        : "Change one of the tables so that both say the same.");
    }

    /** The rule, of those that fit, that the refusal names. */
    private Optional<Map.Entry<String, String>> named(String reason, Outcome outcome) {
        return Stream.of(
                        Map.entry(Tables.TERMS, outcome.terms()),
                        Map.entry(Tables.STAGES, outcome.stages()),
                        Map.entry(Tables.GATES, outcome.gates()))
                .flatMap(hits -> ids(hits.getKey(), hits.getValue()).stream().map(id -> Map.entry(hits.getKey(), id)))
                .filter(entry -> (reason + " ").contains("rule " + entry.getValue() + " "))
                .findFirst();
    }

    private List<String> ids(String table, BitSet rules) {
        return group.member(table).compiled().rules().stream()
                .map(rule -> rule.rule())
                .filter(rule -> rules.get(rule.number() - 1))
                .map(DecisionTable.Rule::id)
                .toList();
    }

    private void add(
            String rule, String same, String table, List<String> rules, String reason, Outcome outcome, String next) {
        var called = rules.stream()
                .map(id -> group.member(table)
                        .compiled()
                        .table()
                        .rule(id)
                        .orElseThrow()
                        .called())
                .toList();
        var who = called.isEmpty() ? "" : Wording.sentence(Wording.and(called)) + " of " + table + ": ";
        var detail = (who.isEmpty() ? reason : who + reason) + ", as with " + example(outcome) + ".";
        findings.putIfAbsent(
                rule + same,
                new CheckFinding(
                        outcome.known() ? Level.ERROR : Level.WARNING, rule, element(table, rules), detail, next));
    }

    private @Nullable String element(String table, List<String> rules) {
        if (!drafted.contains(table)) {
            return drafted.stream().sorted().findFirst().orElse(null);
        }
        return rules.isEmpty() ? table : rules.get(0);
    }

    /** One change, by what any of the rules that fit it looks at. */
    private String example(Outcome outcome) {
        var looked = new TreeSet<Integer>();
        look(Tables.TERMS, outcome.terms(), looked);
        look(Tables.STAGES, outcome.stages(), looked);
        var variables = group.space().variables();
        return looked.stream()
                .map(v -> Wording.values(variables.get(v), Boxes.single(outcome.point()[v])))
                .collect(Collectors.joining(", "));
    }

    private void look(String table, BitSet rules, Set<Integer> looked) {
        var compiled = group.member(table).compiled();
        rules.stream().forEach(r -> {
            for (int v = 0; v < group.space().size(); v++) {
                var variable = group.space().variables().get(v);
                if (compiled.rules().get(r).allowed()[v].cardinality() < variable.size()) {
                    looked.add(v);
                }
            }
        });
    }

    /** Asks of each team once, and remembers which was not there. */
    private static final class Teams implements KnownTeams {

        private final KnownTeams known;
        private final Map<String, Boolean> answers = new LinkedHashMap<>();
        private @Nullable String unknown;

        Teams(KnownTeams known) {
            this.known = known;
        }

        @Override
        public boolean contains(String team) {
            var is = answers.computeIfAbsent(team, known::contains);
            unknown = is ? unknown : team;
            return is;
        }

        /** The one that was missed since this was asked last. */
        Optional<String> unknown() {
            var missed = Optional.ofNullable(unknown);
            unknown = null;
            return missed;
        }
    }
}
