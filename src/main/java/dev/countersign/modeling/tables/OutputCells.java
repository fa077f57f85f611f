package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.tables.DecisionTable.Output;
import dev.countersign.modeling.tables.DecisionTable.Rule;
import dev.countersign.policy.Contract;
import dev.countersign.policy.Feel;
import dev.countersign.policy.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the rules of a table give: evaluated once where it is fixed, for a combination where it hangs on one. */
final class OutputCells {

    private final DecisionTable table;
    private final Space space;
    private final Feel feel;
    private final Optional<Contract> contract;
    private final Set<String> told;
    private final List<Row> fixed = new ArrayList<>();
    private final List<List<Output>> varying = new ArrayList<>();
    private final Set<String> hangsOn = new HashSet<>();

    OutputCells(DecisionTable table, Space space, Feel feel) {
        this.table = table;
        this.space = space;
        this.feel = feel;
        this.contract = Contract.of(table.id());
        this.told = Space.told(table, feel);
    }

    /** @return whether every rule gives what can be read */
    boolean compile(Consumer<CheckFinding> findings) {
        var sound = true;
        for (var rule : table.rules()) {
            sound &= compile(rule, findings);
        }
        return sound;
    }

    /** What a rule gives for a combination, which is asked for only where it counts. */
    Row row(int rule, Supplier<Map<String, Object>> combination) {
        if (varying.get(rule).isEmpty()) {
            return fixed.get(rule);
        }
        var outputs = new HashMap<String, @Nullable Object>(fixed.get(rule).outputs());
        var values = combination.get();
        varying.get(rule).forEach(output -> outputs.put(output.name(), value(rule, output, values)));
        return new Row(table.id(), fixed.get(rule).rule(), outputs);
    }

    /** What a rule gives in a column whatever the change; nothing where that hangs on it. */
    Optional<Object> fixed(int rule, String output) {
        return Optional.ofNullable(fixed.get(rule).outputs().get(output));
    }

    /** Whether what any rule gives hangs on the variable. */
    boolean hangsOn(String variable) {
        return hangsOn.contains(variable);
    }

    private Object value(int rule, Output output, Map<String, Object> values) {
        var cell = table.rules().get(rule).output(table.outputs().indexOf(output));
        return feel.value(cell, output.type(), values);
    }

    private boolean compile(Rule rule, Consumer<CheckFinding> findings) {
        var outputs = new HashMap<String, @Nullable Object>();
        var hanging = new ArrayList<Output>();
        var sound = true;
        for (int o = 0; o < table.outputs().size(); o++) {
            var output = table.outputs().get(o);
            var wrong = evaluate(rule, o, outputs, hanging);
            sound &= wrong.isEmpty();
            wrong.ifPresent(findings);
        }
        fixed.add(new Row(table.id(), rule.id(), outputs));
        varying.add(hanging);
        return sound;
    }

    private Optional<CheckFinding> evaluate(
            Rule rule, int o, Map<String, @Nullable Object> outputs, List<Output> hanging) {
        var output = table.outputs().get(o);
        var cell = rule.output(o);
        if (cell.isBlank()) {
            return complaint(rule, output, null);
        }
        try {
            var names = new TreeSet<>(feel.expression(cell).names());
            names.removeIf(name -> !told.contains(name) || space.place(name) < 0);
            if (!names.isEmpty()) {
                hanging.add(output);
                hangsOn.addAll(names);
                return everywhere(rule, output, cell, new Combinations(space, List.copyOf(names)));
            }
            var value = feel.value(cell, output.type(), Map.of());
            outputs.put(output.name(), value);
            return complaint(rule, output, value);
        } catch (Feel.Unsound e) {
            return Optional.of(CellFindings.output(table, rule, output, e));
        }
    }

    private Optional<CheckFinding> everywhere(Rule rule, Output output, String cell, Combinations combinations) {
        for (int place = 0; place < Math.min(combinations.count(), Wide.MOST); place++) {
            var wrong = complaint(rule, output, feel.value(cell, output.type(), combinations.values(place)));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** What the program would say of it. */
    private Optional<CheckFinding> complaint(Rule rule, Output output, @Nullable Object value) {
        var outputs = new HashMap<String, @Nullable Object>();
        outputs.put(output.name(), value);
        return contract.flatMap(known -> known.outputs().stream()
                        .filter(read -> read.name().equals(output.name()))
                        .findFirst()
                        .flatMap(read -> read.complaint(new Row(table.id(), rule.id(), outputs))))
                .map(what -> CellFindings.meaning(table, rule, what));
    }
}
