package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review of who has which rights, and how far it is.
 *
 * @param teams whose memberships it is about
 * @param tokens whether it is about every API token too
 * @param overdue open, and past its time
 * @param items how many rights; the others say what became of them so far
 * @param yours open ones that the caller may decide on
 */
public record AccessReview(
        String id,
        String title,
        Instant dueAt,
        List<String> teams,
        boolean tokens,
        String startedBy,
        Instant startedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        boolean overdue,
        long items,
        long kept,
        long revoked,
        long gone,
        long yours) {

    public long open() {
        return items - kept - revoked - gone;
    }
}
