package dev.countersign.modeling.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A moment in the life of a process: where its tokens are, the value of the fact that moves along, and how far each law's
 * list has been passed.
 *
 * @param tokens by element, or by flow where they wait for others before a joining gateway; two stand for any number above one
 */
record PathState(SortedMap<String, Integer> tokens, String value, List<Integer> passed) {

    private static final int MANY = 2;

    boolean over() {
        return tokens.isEmpty();
    }

    boolean has(String place) {
        return tokens.containsKey(place);
    }

    boolean hasMany(String place) {
        return tokens.getOrDefault(place, 0) == MANY;
    }

    PathState with(String place) {
        var more = new TreeMap<>(tokens);
        more.put(place, Math.min(MANY, tokens.getOrDefault(place, 0) + 1));
        return new PathState(more, value, passed);
    }

    /** What is left when one token goes: of many, one or still many. */
    List<PathState> withoutOne(String place) {
        var none = without(place::equals);
        return hasMany(place) ? List.of(none.with(place), this) : List.of(none);
    }

    PathState without(Predicate<String> places) {
        var fewer = new TreeMap<>(tokens);
        fewer.keySet().removeIf(places);
        return new PathState(fewer, value, passed);
    }

    PathState at(String newValue) {
        return new PathState(tokens, newValue, passed);
    }

    PathState passing(int law, int place) {
        var further = new ArrayList<>(passed);
        further.set(law, place);
        return new PathState(tokens, value, List.copyOf(further));
    }

    PathState beginningAnew() {
        return new PathState(tokens, value, passed.stream().map(place -> 0).toList());
    }
}
