package dev.countersign.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a platform saw running.
 *
 * @param source which platform
 * @param externalId by which the platform knows it: it reports the same one twice and it counts once
 * @param digest of the operation, or of the artifact that runs
 * @param permit under which it says that it ran
 * @param link to more about it, at the platform
 */
public record Observation(
        @Nullable String source,
        @Nullable String externalId,
        @Nullable String project,
        @Nullable String environment,
        @Nullable String action,
        @Nullable String target,
        @Nullable String digest,
        @Nullable String permit,
        @Nullable String runId,
        @Nullable String link,
        @Nullable Instant at) {}
