package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.Outcomes.Outcome;
import dev.countersign.policy.Tables;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names rules, and one change that they fit by what these rules look at. */
final class ExampleChange {

    private final Group group;

    ExampleChange(Group group) {
        this.group = group;
    }

    /** Such as "environment = production, risk = high". */
    String of(Outcome outcome) {
        var looked = new TreeSet<Integer>();
        look(Tables.TERMS, outcome.terms(), looked);
        look(Tables.STAGES, outcome.stages(), looked);
        var variables = group.space().variables();
        return looked.isEmpty()
                ? "any change"
                : looked.stream()
                        .map(v -> Wording.values(variables.get(v), Boxes.single(outcome.point()[v])))
                        .collect(Collectors.joining(", "));
    }

    List<String> ids(String table, BitSet rules) {
        return rules.stream()
                .mapToObj(r ->
                        group.member(table).compiled().table().rules().get(r).id())
                .toList();
    }

    /** Such as "rule rule_staging (row 2) and rule rule_production (row 3) of risk". */
    String called(String table, List<String> rules) {
        var written = group.member(table).compiled().table();
        return Wording.and(rules.stream()
                        .map(id -> written.rule(id).orElseThrow().called())
                        .toList())
                + " of " + table;
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
}
