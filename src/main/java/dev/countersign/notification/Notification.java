package dev.countersign.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person was told.
 *
 * @param changeId what it is about; none where a task belongs to no change
 * @param sessionId the emergency session that it is about
 * @param reviewId the access review that it is about
 * @param releaseId the release of a model that it is about
 * @param title of the change, as it is now; the reason of a session; of an access review; the name of a model
 * @param team whose turn it is, or was
 * @param by account that did it
 * @param items remediation items of a rejection
 * @param task name of the task
 * @param unread neither read nor settled
 * @param settled what it asked for is not to be done any more
 */
public record Notification(
        String id,
        Kind kind,
        @Nullable String changeId,
        @Nullable String sessionId,
        @Nullable String reviewId,
        @Nullable String releaseId,
        @Nullable String title,
        @Nullable String project,
        @Nullable String environment,
        @Nullable String team,
        @Nullable String by,
        @Nullable Integer items,
        @Nullable String task,
        Instant at,
        boolean unread,
        boolean settled) {

    private static final String PREFIX = "ntf_";

    static String id(long number) {
        return PREFIX + number;
    }

    /** The number in an id; null where it is none. */
    static @Nullable Long number(String id) {
        return id.matches("ntf_[1-9]\\d{0,17}") ? Long.valueOf(id.substring(PREFIX.length())) : null;
    }
}
