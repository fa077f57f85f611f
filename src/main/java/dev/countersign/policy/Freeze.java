package dev.countersign.policy;

import java.time.Instant;
import java.util.Set;

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

    /** Whether any moment between the two, both included, lies in it. */
    boolean meets(Instant begin, Instant end) {
        return from.compareTo(end) <= 0 && begin.isBefore(until);
    }
}
