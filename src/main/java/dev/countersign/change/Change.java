package dev.countersign.change;

import dev.countersign.policy.Risk;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands.
 *
 * @param digest what is approved: the SHA-256 of the operation of its present revision
 * @param risk worked out by policy; null only between submission and the first step of the process
 * @param excludedPersons the requester and all authors, as persons: they never decide (law 1)
 * @param openTeam the team whose seat is open, while pending
 * @param dueAt when the present status runs out; far future where nothing does
 * @param violation what ran was not what was approved
 */
public record Change(
        String id,
        String project,
        String environment,
        String action,
        String target,
        String title,
        ChangeStatus status,
        int revision,
        String digest,
        @Nullable Risk risk,
        String requester,
        String requesterPerson,
        Set<String> excludedPersons,
        @Nullable String openTeam,
        @Nullable Instant dueAt,
        boolean feasible,
        boolean violation,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        long version) {

    /** Opaque to clients; carries the status, so that a waiting client can say which status it knows. */
    public String etag() {
        return status.word() + "." + version;
    }
}
