package dev.countersign.approval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seats against people: whether each can be taken by another one. A matching in a bipartite graph, by augmenting paths. */
public final class FillSeats {

    private final Map<String, ? extends Set<String>> candidates;
    private final Map<String, String> takenBy = new HashMap<>();

    private FillSeats(Map<String, ? extends Set<String>> candidates) {
        this.candidates = candidates;
    }

    /**
     * The team of the first seat that cannot be filled, if there is one.
     *
     * @param seats the team of each
     * @param candidates by team
     */
    public static Optional<String> shortOf(List<String> seats, Map<String, ? extends Set<String>> candidates) {
        var fill = new FillSeats(candidates);
        String shortOf = null;
        for (var team : seats) {
            if (!fill.place(team, new HashSet<>()) && shortOf == null) {
                shortOf = team;
            }
        }
        return Optional.ofNullable(shortOf);
    }

    private boolean place(String team, Set<String> tried) {
        for (var person : people(team)) {
            if (tried.add(person)) {
                var other = takenBy.get(person);
                if (other == null || place(other, tried)) {
                    takenBy.put(person, team);
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> people(String team) {
        var people = candidates.get(team);
        return people == null ? Set.of() : people;
    }
}
