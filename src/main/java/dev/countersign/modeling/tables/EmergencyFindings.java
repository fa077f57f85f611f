package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.BreakGlassFloors;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.TableVersion;
import dev.countersign.policy.Tables;
import dev.countersign.policy.WorkOutBreakGlass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with what the table of emergency sessions says, for every severity, debt and rehearsal. */
final class EmergencyFindings {

    private final Group.Member terms;
    private final Catalogue catalogue;
    private final WorkOutBreakGlass policy;
    private final Map<String, CheckFinding> findings = new LinkedHashMap<>();

    EmergencyFindings(Group group, Catalogue catalogue, KnownTeams known) {
        this.terms = group.member(Tables.BREAK_GLASS_TERMS);
        this.catalogue = catalogue;
        this.policy = new WorkOutBreakGlass(
                (table, inputs) -> {
                    throw new IllegalStateException("The answer is there already");
                },
                catalogue,
                known);
    }

    List<CheckFinding> look() {
        var space = terms.compiled().space();
        var names = space.variables().stream().map(Variable::name).toList();
        var combinations = new Combinations(space, names);
        for (int place = 0; place < Math.min(combinations.count(), Wide.MOST); place++) {
            var point = combinations.point(place);
            var fitting = terms.compiled().fitting(point);
            if (fitting.cardinality() == 1) {
                one(
                        fitting.nextSetBit(0),
                        point,
                        String.valueOf(combinations.values(place).get("severity")));
            }
        }
        return List.copyOf(findings.values());
    }

    private void one(int rule, int[] point, String severity) {
        var rows = terms.rows(Boxes.single(rule), point);
        var answer = new Answer(new TableVersion(Tables.BREAK_GLASS_TERMS, 0, ""), rows);
        var who = Wording.sentence(terms.compiled().table().rules().get(rule).called());
        for (var project : catalogue.projects()) {
            try {
                BreakGlassFloors.broken(new BreakGlassFloors.Draft(severity, policy.read(answer, project)))
                        .forEach(refusal -> add(
                                "floor",
                                rows.get(0).rule(),
                                who + " of " + Tables.BREAK_GLASS_TERMS + ": " + PolicyRefusal.reason(refusal)
                                        + ", as with severity = " + severity + ".",
                                "Change what the rule gives: no table can lower this."));
            } catch (Refused e) {
                add(
                        "unknown_team",
                        rows.get(0).rule(),
                        who + " of " + Tables.BREAK_GLASS_TERMS + ": " + PolicyRefusal.reason(e.refusal()) + ".",
                        "Name teams of the directory, or one of the words project-teams and project-owners.");
            }
        }
    }

    private void add(String rule, String element, String detail, String next) {
        findings.putIfAbsent(detail.replaceAll(", as with .*", ""), CheckFinding.error(rule, element, detail, next));
    }
}
