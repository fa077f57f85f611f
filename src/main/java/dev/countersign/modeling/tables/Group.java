package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Feel;
import dev.countersign.policy.Row;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Tables that the program asks together, compiled over one space: nothing is evaluated any more for single combinations. */
final class Group {

    /**
     * A table of it.
     *
     * @param outputs what its rules give
     * @param sound whether all of its cells can be evaluated and mean something
     */
    record Member(CompiledTable compiled, OutputCells outputs, boolean sound) {

        List<Row> rows(BitSet rules, int[] point) {
            return rules.stream()
                    .mapToObj(r -> outputs.row(r, () -> values(point)))
                    .toList();
        }

        private Map<String, Object> values(int[] point) {
            var values = new HashMap<String, Object>();
            var variables = compiled.space().variables();
            for (int v = 0; v < point.length; v++) {
                values.put(variables.get(v).name(), variables.get(v).value(point[v]));
            }
            return values;
        }
    }

    private final Space space;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Group(Space space) {
        this.space = space;
    }

    /**
     * Compiles them.
     *
     * @param always variables that are to be there whether a table reads them or not
     * @param findings about cells, by table
     */
    static Group of(
            List<DecisionTable> tables,
            Map<String, Given> always,
            Vocabulary vocabulary,
            Feel feel,
            BiConsumer<String, CheckFinding> findings) {
        var group = new Group(Space.of(tables, always, vocabulary, feel));
        for (var table : tables) {
            var compiled = new CompileTable(table, group.space, feel, finding -> findings.accept(table.id(), finding))
                    .compile();
            var outputs = new OutputCells(table, group.space, feel);
            var sound = outputs.compile(finding -> findings.accept(table.id(), finding)) && compiled.sound();
            group.members.put(table.id(), new Member(compiled, outputs, sound));
        }
        return group;
    }

    Space space() {
        return space;
    }

    Member member(String table) {
        return Objects.requireNonNull(members.get(table));
    }

    boolean isSound() {
        return members.values().stream().allMatch(Member::sound);
    }
}
