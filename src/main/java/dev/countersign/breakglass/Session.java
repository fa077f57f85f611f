package dev.countersign.breakglass;

import dev.countersign.policy.BreakGlassTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An emergency session as its row is. Whether it is over, {@link SessionClock} says: the row may not know yet.
 *
 * @param team for which it was opened, and which owes what it owes
 * @param budget actions that may be permitted, {@code used} those that were
 * @param skippedTeams who would have approved changes in its place
 */
public record Session(
        String id,
        boolean rehearsal,
        String incident,
        String severity,
        String project,
        Scope scope,
        String reason,
        @Nullable String whyNoChange,
        String opener,
        String openerPerson,
        String team,
        String closureOwner,
        String closureOwnerPerson,
        SessionStatus status,
        Instant openedAt,
        Instant expiresAt,
        Duration idleLimit,
        Instant lastUsedAt,
        int budget,
        int used,
        BreakGlassTerms terms,
        Set<String> skippedTeams,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable String endedBy,
        Instant closureDueAt,
        Instant opinionDueAt,
        Instant reviewDueAt,
        long version) {

    public String etag() {
        return status.word() + "." + version;
    }
}
