package dev.countersign.modeling;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that somebody works on. What it says is in {@link Drafts#content}.
 *
 * @param origin {@code edit}, {@code upload}, {@code upgrade} (the application came with another version), {@code rollback}
 * @param base the version that it began as; none for a model that is new
 * @param version counts what was saved, for the ETag
 * @param authors persons who put their hand to it: none of them decides on its release
 * @param lockedBy account that edits it, until {@code lockedUntil}
 * @param closedAs {@code released} or {@code discarded}
 */
public record Draft(
        String id,
        ModelName name,
        String origin,
        @Nullable Integer base,
        String digest,
        long version,
        Set<String> authors,
        String createdBy,
        Instant createdAt,
        String savedBy,
        Instant savedAt,
        @Nullable String lockedBy,
        @Nullable Instant lockedUntil,
        @Nullable String closedAs) {

    public static final String RELEASED = "released";
    public static final String DISCARDED = "discarded";

    /** For the ETag. */
    public String tag() {
        return "draft." + version;
    }
}
