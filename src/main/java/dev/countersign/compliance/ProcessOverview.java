package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process of ours and how often it went, in the projects of its reader. Drills are left out.
 *
 * @param running instances on their way
 * @param ended those that the engine still has in its history
 * @param historyFrom when the first of all of these began; none: there is none
 * @param versions the newest first
 */
public record ProcessOverview(
        String key,
        String name,
        long running,
        long ended,
        @Nullable Instant historyFrom,
        List<Version> versions) {

    /** @param definition the engine's id of it */
    public record Version(String definition, int version, Instant releasedAt, long running, long ended) {}
}
