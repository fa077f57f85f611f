package dev.countersign.modeling.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A moment in the life of a process: where its tokens are, the value of the fact that moves along, and how far each law's
 * list has been passed.
 *
 * @param tokens the elements where they are, sorted, or the flows where they wait for others before a joining gateway; a place
 *     that is there twice has any number above one
 */
record PathState(List<String> tokens, String value, List<Integer> passed) {

    boolean over() {
        return tokens.isEmpty();
    }

    boolean has(String place) {
        return tokens.contains(place);
    }

    boolean hasMany(String place) {
        return tokens.indexOf(place) != tokens.lastIndexOf(place);
    }

    Stream<String> places() {
        return tokens.stream().distinct();
    }

    PathState with(String place) {
        if (hasMany(place)) {
            return this;
        }
        var more = new ArrayList<>(tokens);
        more.add(place);
        Collections.sort(more);
        return new PathState(List.copyOf(more), value, passed);
    }

    /** What is left when one token goes: of many, one or still many. */
    List<PathState> withoutOne(String place) {
        var fewer = new ArrayList<>(tokens);
        fewer.remove(place);
        var gone = new PathState(List.copyOf(fewer), value, passed);
        return hasMany(place) ? List.of(gone, this) : List.of(gone);
    }

    PathState without(Predicate<String> places) {
        return new PathState(tokens.stream().filter(places.negate()).toList(), value, passed);
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
        return new PathState(tokens, value, Collections.nCopies(passed.size(), 0));
    }
}
