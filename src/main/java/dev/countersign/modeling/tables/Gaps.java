package dev.countersign.modeling.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combinations that no rule fits. Goes through the variables one by one, keeps the rules that are still possible, and visits each
 * set of them once: atoms that the same rules fit are one branch. What it finds is widened as far as no rule begins to fit.
 */
final class Gaps {

    static final int MOST = 5;
    private static final int MOST_STEPS = 50_000;

    private final CompiledTable table;
    private final BitSet[] universe;
    private final List<BitSet[]> found;
    private final int limit;
    private final int[] last;
    private final Set<Map.Entry<Integer, BitSet>> covered = new HashSet<>();
    private int steps;

    /** @param universe where to look; what is found may reach beyond it */
    private Gaps(CompiledTable table, BitSet[] universe, List<BitSet[]> known) {
        this.table = table;
        this.universe = universe;
        this.found = new ArrayList<>(known);
        this.limit = known.size() + MOST;
        this.last = table.rules().stream()
                .mapToInt(rule -> rule.lastVariable(table.space()))
                .toArray();
    }

    /** @param complete whether there are no others */
    record Found(List<BitSet[]> boxes, boolean complete) {}

    /** @param known already, and not looked for any more; they are among the result */
    static Found in(CompiledTable table, BitSet[] universe, List<BitSet[]> known) {
        var gaps = new Gaps(table, universe, known);
        gaps.look(0, Variable.all(table.rules().size()), Boxes.copy(universe), new int[universe.length]);
        return new Found(List.copyOf(gaps.found), gaps.steps <= MOST_STEPS && gaps.found.size() < gaps.limit);
    }

    /** Whether there is a gap in the box, known or not. */
    private boolean look(int variable, BitSet alive, BitSet[] box, int[] point) {
        if (enough() || Boxes.insideOne(found, box)) {
            return true;
        }
        if (alive.isEmpty()) {
            found.add(widened(box));
            return true;
        }
        if (decided(variable, alive)) {
            return false;
        }
        var key = Map.entry(variable, alive);
        if (covered.contains(key)) {
            return false;
        }
        var gap = false;
        for (var branch : branches(variable, alive)) {
            var narrower = Boxes.copy(box);
            narrower[variable] = branch.atoms();
            point[variable] = branch.atoms().nextSetBit(0);
            gap |= look(variable + 1, stillFitting(variable, branch.alive(), point), narrower, point);
        }
        if (!gap && alive.stream().allMatch(r -> table.rules().get(r).wide().isEmpty())) {
            covered.add(key);
        }
        return gap;
    }

    private boolean enough() {
        return ++steps > MOST_STEPS || found.size() >= limit;
    }

    /** Whether a rule fits whatever comes. */
    private boolean decided(int variable, BitSet alive) {
        return variable == universe.length || alive.stream().anyMatch(r -> last[r] < variable);
    }

    private record Branch(BitSet atoms, BitSet alive) {}

    private List<Branch> branches(int variable, BitSet alive) {
        var apart = alive.stream()
                .anyMatch(r -> table.rules().get(r).wide().stream().anyMatch(wide -> wide.hangsOn(variable)));
        var byRules = new HashMap<Object, Branch>();
        universe[variable].stream().forEach(atom -> {
            var left = new BitSet();
            alive.stream()
                    .filter(r -> table.rules().get(r).allowed()[variable].get(atom))
                    .forEach(left::set);
            byRules.computeIfAbsent(apart ? (Object) atom : left, key -> new Branch(new BitSet(), left))
                    .atoms()
                    .set(atom);
        });
        return List.copyOf(byRules.values());
    }

    private BitSet stillFitting(int variable, BitSet alive, int[] point) {
        var left = (BitSet) alive.clone();
        alive.stream()
                .filter(r -> table.rules().get(r).wide().stream()
                        .anyMatch(wide -> wide.last() == variable && !wide.fits(point)))
                .forEach(left::clear);
        return left;
    }

    /** As large as it can be without meeting a rule. */
    private BitSet[] widened(BitSet[] box) {
        var wider = Boxes.copy(box);
        var everything = table.everything();
        for (int v = wider.length - 1; v >= 0; v--) {
            var more = (BitSet) everything[v].clone();
            more.andNot(wider[v]);
            for (int atom = more.nextSetBit(0); atom >= 0; atom = more.nextSetBit(atom + 1)) {
                var slice = wider.clone();
                slice[v] = Boxes.single(atom);
                if (table.rules().stream().noneMatch(rule -> rule.meets(slice))) {
                    wider[v].set(atom);
                }
            }
        }
        return wider;
    }
}
