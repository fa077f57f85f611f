package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.tables.CompiledTable.CompiledRule;
import dev.countersign.modeling.tables.DecisionTable.Column;
import dev.countersign.modeling.tables.DecisionTable.Rule;
import dev.countersign.policy.Feel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Evaluates every cell of a table by the engine's own FEEL for every atom of what it reads, and complains of those that fail. */
final class CompileTable {

    private record Key(int column, String test) {}

    private final DecisionTable table;
    private final Space space;
    private final Feel feel;
    private final Consumer<CheckFinding> findings;
    private final Set<String> told;
    private final Map<Key, Cell> cells = new HashMap<>();
    private final Map<Integer, Set<String>> sampled = new LinkedHashMap<>();
    private final Set<Integer> broken = new HashSet<>();
    private boolean sound = true;

    /** What a cell fits: atoms of one variable, or combinations of several. */
    private record Cell(int variable, BitSet fits, List<Wide> wide) {}

    CompileTable(DecisionTable table, Space space, Feel feel, Consumer<CheckFinding> findings) {
        this.table = table;
        this.space = space;
        this.feel = feel;
        this.findings = findings;
        this.told = Space.told(table, feel);
    }

    CompiledTable compile() {
        for (int c = 0; c < table.columns().size(); c++) {
            column(c);
        }
        var rules = table.rules().stream().map(this::rule).toList();
        sampled.forEach((c, called) -> findings.accept(CheckFinding.note(
                "by_representatives",
                table.id(),
                "The column " + table.columns().get(c).called() + " of " + table.id()
                        + " is looked at by examples only: the cell of " + Wording.and(List.copyOf(called))
                        + " does more than compare its value with fixed ones.")));
        return new CompiledTable(table, space, rules, sound);
    }

    /** Its expression: evaluated by itself too, since an empty column would let a wrong one through. */
    private void column(int c) {
        var column = table.columns().get(c);
        try {
            var names = names(feel.expression(column.expression()));
            if (!plain(column)) {
                feel.value(column.expression(), column.type(), example(names));
            } else if (space.place(column.expression()) < 0) {
                throw new Feel.Unsound(column.expression() + " is not told");
            }
        } catch (Feel.Unsound e) {
            broken.add(c);
            complain(CellFindings.column(table, column, e));
        }
    }

    private CompiledRule rule(Rule rule) {
        var allowed = space.variables().stream().map(Variable::everything).toArray(BitSet[]::new);
        var wide = new ArrayList<Wide>();
        for (int c = 0; c < table.columns().size(); c++) {
            var test = rule.test(c);
            if (!broken.contains(c) && !DecisionTable.fitsAnything(test)) {
                var cell = cell(rule, c, test);
                wide.addAll(cell.wide());
                if (cell.variable() >= 0) {
                    allowed[cell.variable()].and(cell.fits());
                }
            }
        }
        return new CompiledRule(rule, allowed, List.copyOf(wide));
    }

    private Cell cell(Rule rule, int c, String test) {
        var key = new Key(c, test);
        var known = cells.get(key);
        if (known != null) {
            return known;
        }
        try {
            var cell = evaluate(table.columns().get(c), test);
            cells.put(key, cell);
            if (!plain(table.columns().get(c)) || !feel.tests(test).plain()) {
                sampled.computeIfAbsent(c, n -> new LinkedHashSet<>()).add(rule.called());
            }
            return cell;
        } catch (Feel.Unsound e) {
            complain(CellFindings.cell(table, rule, table.columns().get(c), e));
            return new Cell(-1, new BitSet(), List.of());
        }
    }

    private Cell evaluate(Column column, String test) {
        var parts = feel.tests(test);
        var names = names(parts);
        if (plain(column) && (names.isEmpty() || names.equals(Set.of(column.expression())))) {
            return narrow(column, test);
        }
        names.addAll(names(feel.expression(column.expression())));
        return wide(column, test, List.copyOf(names));
    }

    private Cell narrow(Column column, String test) {
        var place = space.place(column.expression());
        var variable = space.variables().get(place);
        var alike = new Alike(feel.tests(test));
        var known = new HashMap<Object, Boolean>();
        var fits = new BitSet();
        for (int atom = 0; atom < variable.size(); atom++) {
            var value = variable.value(atom);
            fits.set(
                    atom,
                    known.computeIfAbsent(
                            alike.of(value), same -> feel.fits(test, value, Map.of(variable.name(), value))));
        }
        return new Cell(place, fits, List.of());
    }

    private Cell wide(Column column, String test, List<String> names) {
        var combinations = new Combinations(space, names);
        if (combinations.count() > Wide.MOST) {
            throw new Feel.Unsound("\"" + test + "\" hangs on too much at once to be looked at");
        }
        var fits = new BitSet();
        for (int place = 0; place < combinations.count(); place++) {
            var values = combinations.values(place);
            fits.set(place, feel.fits(test, feel.value(column.expression(), column.type(), values), values));
        }
        return new Cell(-1, fits, List.of(new Wide(combinations.variables(), combinations.sizes(), fits)));
    }

    private Map<String, Object> example(Set<String> names) {
        return new Combinations(space, List.copyOf(names)).values(0);
    }

    /** Those of them that are told. */
    private Set<String> names(Feel.Parts parts) {
        var names = new TreeSet<>(parts.names());
        names.removeIf(name -> !told.contains(name) || space.place(name) < 0);
        return names;
    }

    private boolean plain(Column column) {
        return told.contains(column.expression());
    }

    private void complain(CheckFinding finding) {
        sound = false;
        findings.accept(finding);
    }
}
