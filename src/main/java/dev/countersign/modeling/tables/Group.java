package dev.countersign.modeling.tables;

import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Feel;
import dev.countersign.policy.Row;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tables that the program asks together, compiled over one space: nothing is evaluated any more for single combinations. */
final class Group {

    /** @param outputs what its rules give */
    record Member(CompiledTable compiled, OutputCells outputs) {

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
    private final Map<String, Member> members;

    private Group(Space space, Map<String, Member> members) {
        this.space = space;
        this.members = members;
    }

    /** Nothing where one of them cannot be compiled; whoever looks at that one says why. */
    static Optional<Group> of(List<DecisionTable> tables, Map<String, Given> always, Vocabulary vocabulary, Feel feel) {
        var space = Space.of(tables, always, vocabulary, feel);
        var members = new LinkedHashMap<String, Member>();
        var sound = new AtomicBoolean(true);
        for (var table : tables) {
            var compiled = new CompileTable(table, space, feel, finding -> {}).compile();
            var outputs = new OutputCells(table, space, feel);
            sound.compareAndSet(true, outputs.compile(finding -> {}) && compiled.sound());
            members.put(table.id(), new Member(compiled, outputs));
        }
        return sound.get() ? Optional.of(new Group(space, members)) : Optional.empty();
    }

    Space space() {
        return space;
    }

    Member member(String table) {
        return Objects.requireNonNull(members.get(table));
    }
}
