package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.KnownTeams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at what tables say together: floors, contradictions, and whether anybody could approve what they ask for. */
@Component
final class CheckTogether {

    private final Catalogue catalogue;
    private final KnownTeams teams;
    private final TeamMembers members;

    CheckTogether(Catalogue catalogue, KnownTeams teams, TeamMembers members) {
        this.catalogue = catalogue;
        this.teams = teams;
        this.members = members;
    }

    /**
     * Nothing of tables that the program does not ask.
     *
     * @param group sound
     * @param now the same tables as they are in force; asked for only where it makes a difference
     */
    List<CheckFinding> look(DraftOfTables draft, Family family, Group group, Supplier<Group> now) {
        if (family.equals(Family.APPROVAL)) {
            return approval(draft, group, now);
        }
        return family.equals(Family.EMERGENCY)
                ? new EmergencyFindings(group, catalogue, new AskedTeams(teams)).look()
                : List.of();
    }

    private List<CheckFinding> approval(DraftOfTables draft, Group group, Supplier<Group> now) {
        var outcomes = new Outcomes(group, catalogue);
        var approval = read(group, draft.names());
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
            var say = new ApprovableFindings(
                    new ExampleChange(group), draft.names(), scarceAlready(approvable, draft, now));
            scarce.forEach(each -> findings.add(say.of(each)));
        }
        return findings;
    }

    private Set<List<Object>> scarceAlready(Approvable approvable, DraftOfTables draft, Supplier<Group> now) {
        if (!Family.APPROVAL.missing(draft.now()).isEmpty()) {
            return Set.of();
        }
        var group = now.get();
        if (!group.isSound()) {
            return Set.of();
        }
        var approval = read(group, Set.of());
        approval.of(new Outcomes(group, catalogue).all());
        return approvable.scarce(approval.asked()).stream()
                .map(Approvable.Scarce::same)
                .collect(Collectors.toSet());
    }

    private ApprovalFindings read(Group group, Set<String> drafted) {
        var asked = new AskedTeams(teams);
        return new ApprovalFindings(
                new ReadOutcomes(group, catalogue, asked), asked, new ExampleChange(group), drafted);
    }
}
