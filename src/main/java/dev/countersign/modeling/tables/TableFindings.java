package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.policy.Feel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said of a table by itself, once its cells are compiled. */
final class TableFindings {

    /** Of a rule with a misspelt word these say the same again. */
    private static final Set<String> FOLLOWING = Set.of("unreachable_rule", "duplicate_rule");

    private TableFindings() {}

    static List<CheckFinding> of(Group.Member member, Feel feel) {
        var compiled = member.compiled();
        var findings = new ArrayList<>(WordRules.of(compiled.table(), compiled.space(), feel));
        var misspelt = findings.stream().map(CheckFinding::element).collect(Collectors.toSet());
        if (compiled.sound()) {
            RuleFindings.of(compiled).stream()
                    .filter(finding -> !FOLLOWING.contains(finding.rule()) || !misspelt.contains(finding.element()))
                    .forEach(findings::add);
        }
        return findings;
    }
}
