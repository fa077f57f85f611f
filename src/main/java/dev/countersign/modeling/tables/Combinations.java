package dev.countersign.modeling.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All combinations of some variables of a space, counted through. */
final class Combinations {

    private static final long BEYOND = 1L << 32;

    private final Space space;
    private final int[] variables;
    private final int[] sizes;

    Combinations(Space space, List<String> names) {
        this.space = space;
        this.variables = names.stream().mapToInt(space::place).toArray();
        this.sizes = Arrays.stream(variables)
                .map(v -> space.variables().get(v).size())
                .toArray();
    }

    int[] variables() {
        return variables.clone();
    }

    int[] sizes() {
        return sizes.clone();
    }

    long count() {
        return Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, BEYOND));
    }

    /** The atoms of a combination, by variable of the space. */
    int[] point(int place) {
        var point = new int[space.size()];
        int left = place;
        for (int i = variables.length - 1; i >= 0; i--) {
            point[variables[i]] = left % sizes[i];
            left /= sizes[i];
        }
        return point;
    }

    /** One combination by its place, the last variable counting fastest. */
    Map<String, Object> values(int place) {
        var values = new HashMap<String, Object>();
        int left = place;
        for (int i = variables.length - 1; i >= 0; i--) {
            var variable = space.variables().get(variables[i]);
            values.put(variable.name(), variable.value(left % sizes[i]));
            left /= sizes[i];
        }
        return values;
    }
}
