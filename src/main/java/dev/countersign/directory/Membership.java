package dev.countersign.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person belongs to a team from {@code since} (inclusive) to {@code until} (exclusive, none: for good).
 *
 * @param addedBy account
 */
public record Membership(
        String team, String person, Instant since, @Nullable Instant until, String addedBy) {

    Membership within(Instant otherSince, @Nullable Instant otherUntil) {
        return new Membership(team, person, otherSince, otherUntil, addedBy);
    }

    boolean begunAt(Instant at) {
        return !since.isAfter(at);
    }
}
