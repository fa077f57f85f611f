package dev.countersign.modeling.tables;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A cell that hangs on several variables: for every combination of their atoms whether it fits. */
final class Wide {

    /** More combinations of one cell are not evaluated. */
    static final int MOST = 4_096;

    private final int[] variables;
    private final int[] sizes;
    private final BitSet fits;

    /** @param fits by the place of a combination, the last variable counting fastest */
    Wide(int[] variables, int[] sizes, BitSet fits) {
        this.variables = variables.clone();
        this.sizes = sizes.clone();
        this.fits = (BitSet) fits.clone();
    }

    boolean fits(int[] point) {
        int place = 0;
        for (int i = 0; i < variables.length; i++) {
            place = place * sizes[i] + point[variables[i]];
        }
        return fits.get(place);
    }

    boolean hangsOn(int variable) {
        return Arrays.stream(variables).anyMatch(v -> v == variable);
    }

    /** The last of its variables: it can be said when that is known. */
    int last() {
        return Arrays.stream(variables).max().orElseThrow();
    }

    /** Whether a combination of the box fits all of the conditions. */
    static boolean satisfiable(List<Wide> conditions, BitSet[] box) {
        var variables = conditions.stream()
                .flatMapToInt(condition -> Arrays.stream(condition.variables))
                .distinct()
                .toArray();
        return satisfiable(conditions, box, variables, 0, new int[box.length]);
    }

    private static boolean satisfiable(List<Wide> conditions, BitSet[] box, int[] variables, int next, int[] point) {
        if (next == variables.length) {
            return conditions.stream().allMatch(condition -> condition.fits(point));
        }
        var variable = variables[next];
        for (int atom = box[variable].nextSetBit(0); atom >= 0; atom = box[variable].nextSetBit(atom + 1)) {
            point[variable] = atom;
            if (satisfiable(conditions, box, variables, next + 1, point)) {
                return true;
            }
        }
        return false;
    }
}
