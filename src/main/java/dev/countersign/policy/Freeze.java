package dev.countersign.policy;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A time in which nothing changes unless the override team agrees.
 *
 * @param projects empty: all of them
 * @param from its first moment
 * @param until the first moment after it
 */
public record Freeze(
        String id,
        String name,
        Set<String> environments,
        Set<String> projects,
        Instant from,
        Instant until,
        String overrideTeam) {

    boolean concerns(String environment, String project) {
        return environments.contains(environment) && (projects.isEmpty() || projects.contains(project));
    }

    /** The same freeze, naming no project but these. */
    Freeze among(Set<String> visible) {
        var named = projects.stream().filter(visible::contains).collect(Collectors.toCollection(TreeSet::new));
        return new Freeze(id, name, new TreeSet<>(environments), named, from, until, overrideTeam);
    }

    /** Whether any moment between the two, both included, lies in it. */
    boolean meets(Instant begin, Instant end) {
        return from.compareTo(end) <= 0 && begin.isBefore(until);
    }
}
