package dev.countersign.modeling.tables;

import java.util.BitSet;
import java.util.List;

/**
 * A table over a space: of each rule, the atoms that its cells fit. No FEEL is evaluated any more.
 *
 * @param sound whether every cell could be compiled; one that could not fits nothing
 */
record CompiledTable(DecisionTable table, Space space, List<CompiledRule> rules, boolean sound) {

    /**
     * A rule.
     *
     * @param allowed for each variable of the space the atoms that it fits
     * @param wide what hangs on several variables at once
     */
    record CompiledRule(DecisionTable.Rule rule, BitSet[] allowed, List<Wide> wide) {

        /** Whether any combination of the box fits it. */
        boolean meets(BitSet[] box) {
            for (int v = 0; v < allowed.length; v++) {
                if (!allowed[v].intersects(box[v])) {
                    return false;
                }
            }
            return wide.isEmpty() || Wide.satisfiable(wide, intersection(box));
        }

        /** What of the box its cells fit, one variable at a time. */
        BitSet[] intersection(BitSet[] box) {
            var common = new BitSet[allowed.length];
            for (int v = 0; v < allowed.length; v++) {
                common[v] = (BitSet) allowed[v].clone();
                common[v].and(box[v]);
            }
            return common;
        }

        boolean fits(int[] point) {
            for (int v = 0; v < allowed.length; v++) {
                if (!allowed[v].get(point[v])) {
                    return false;
                }
            }
            return wide.stream().allMatch(condition -> condition.fits(point));
        }

        /** The last variable that it hangs on; after that it fits whatever comes. -1 where it fits everything. */
        int lastVariable(Space space) {
            for (int v = allowed.length - 1; v >= 0; v--) {
                int variable = v;
                if (allowed[v].cardinality() < space.variables().get(v).size()
                        || wide.stream().anyMatch(condition -> condition.hangsOn(variable))) {
                    return v;
                }
            }
            return -1;
        }
    }

    /** Everything there is. */
    BitSet[] everything() {
        return space.variables().stream().map(Variable::everything).toArray(BitSet[]::new);
    }

    /** What can occur today. */
    BitSet[] known() {
        return space.variables().stream().map(v -> (BitSet) v.known().clone()).toArray(BitSet[]::new);
    }

    BitSet fitting(int[] point) {
        var fitting = new BitSet();
        for (int r = 0; r < rules.size(); r++) {
            fitting.set(r, rules.get(r).fits(point));
        }
        return fitting;
    }
}
