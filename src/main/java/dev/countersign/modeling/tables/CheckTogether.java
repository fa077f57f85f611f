package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Feel;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at what the tables say together, with those of a draft in place of those of the same file in force. */
@Component
final class CheckTogether {

    private static final List<String> APPROVAL = List.of(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES);
    private static final List<String> EMERGENCY = List.of(Tables.BREAK_GLASS_TERMS);

    private final Feel.Source feel;
    private final Catalogue catalogue;
    private final KnownTeams teams;
    private final TeamMembers members;
    private final TablesInForce inForce;

    CheckTogether(Feel.Source feel, Catalogue catalogue, KnownTeams teams, TeamMembers members, TablesInForce inForce) {
        this.feel = feel;
        this.catalogue = catalogue;
        this.teams = teams;
        this.members = members;
        this.inForce = inForce;
    }

    List<CheckFinding> look(ModelName name, TableFile draft) {
        var findings = new ArrayList<CheckFinding>();
        var files = new LinkedHashMap<ModelName, TableFile>();
        inForce.files().forEach((file, content) -> files.put(file, TableFile.read(content)));
        var now = tables(files);
        var drafted = draft.tables().stream().map(DecisionTable::id).collect(Collectors.toCollection(TreeSet::new));
        files.remove(name);
        twice(name, draft, files, findings);
        files.put(name, draft);
        var then = tables(files);
        group(APPROVAL, drafted, then, Outcomes.ALWAYS, findings)
                .ifPresent(group -> findings.addAll(approval(group, drafted, now)));
        group(EMERGENCY, drafted, then, EmergencyFindings.always(), findings)
                .ifPresent(group -> findings.addAll(new EmergencyFindings(group, catalogue, teams).look()));
        return findings;
    }

    private List<CheckFinding> approval(Group group, Set<String> drafted, Map<String, DecisionTable> now) {
        var asked = new AskedTeams(teams);
        var example = new ExampleChange(group);
        var outcomes = new Outcomes(group, catalogue);
        var approval = new ApprovalFindings(new ReadOutcomes(group, catalogue, asked), asked, example, drafted);
        var findings = new ArrayList<>(approval.of(outcomes.all()));
        if (!outcomes.complete()) {
            findings.add(CheckFinding.note(
                    "not_gone_through",
                    null,
                    "The tables tell too much apart for all that they can say together to be gone through."));
        }
        var approvable = new Approvable(members.byTeam());
        var scarce = approvable.scarce(approval.asked());
        if (!scarce.isEmpty()) {
            var say = new ApprovableFindings(example, drafted, scarceAlready(approvable, now));
            scarce.forEach(each -> findings.add(say.of(each)));
        }
        return findings;
    }

    private Set<List<Object>> scarceAlready(Approvable approvable, Map<String, DecisionTable> now) {
        return group(APPROVAL, Set.copyOf(APPROVAL), now, Outcomes.ALWAYS, new ArrayList<>())
                .map(group -> {
                    var asked = new AskedTeams(teams);
                    var approval = new ApprovalFindings(
                            new ReadOutcomes(group, catalogue, asked), asked, new ExampleChange(group), Set.of());
                    approval.of(new Outcomes(group, catalogue).all());
                    return approvable.scarce(approval.asked()).stream()
                            .map(Approvable.Scarce::same)
                            .collect(Collectors.toSet());
                })
                .orElse(Set.of());
    }

    private static void twice(
            ModelName name, TableFile draft, Map<ModelName, TableFile> others, List<CheckFinding> findings) {
        draft.tables()
                .forEach(table -> others.forEach((other, file) -> file.tables().stream()
                        .filter(in -> in.id().equals(table.id()))
                        .forEach(in -> findings.add(CheckFinding.error(
                                "table_twice",
                                table.id(),
                                "The table " + table.id() + " is in " + other + " as well as in " + name
                                        + ", and whichever is released last would count.",
                                "Give it another id, or change it in " + other + ".")))));
    }

    private static Map<String, DecisionTable> tables(Map<ModelName, TableFile> files) {
        var all = new LinkedHashMap<String, DecisionTable>();
        files.values().forEach(file -> file.tables().forEach(table -> all.put(table.id(), table)));
        return all;
    }

    /** Nothing where the draft does not touch them, where one is missing, or where one cannot be evaluated. */
    private Optional<Group> group(
            List<String> names,
            Set<String> drafted,
            Map<String, DecisionTable> all,
            Map<String, Given> always,
            List<CheckFinding> findings) {
        if (names.stream().noneMatch(drafted::contains)) {
            return Optional.empty();
        }
        var missing = names.stream().filter(table -> !all.containsKey(table)).toList();
        if (!missing.isEmpty()) {
            findings.add(CheckFinding.error(
                    "table_missing",
                    null,
                    "There is no table " + Wording.either(missing) + ", and the program asks for it.",
                    "Put it back."));
            return Optional.empty();
        }
        var group = Group.of(names.stream().map(all::get).toList(), always, vocabulary(), feel.fresh());
        if (group.isEmpty()) {
            findings.add(CheckFinding.note(
                    "not_gone_through",
                    null,
                    "What " + Wording.and(names)
                            + " say together was not looked at, since not all of their cells can be" + " evaluated."));
        }
        return group;
    }

    private Vocabulary vocabulary() {
        return new Vocabulary(catalogue);
    }
}
