package dev.countersign.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A proof: a link, or a small file kept here. {@code execution} is set where it proves an outcome. */
public record Evidence(
        String id,
        String kind,
        String title,
        @Nullable String url,
        @Nullable String digest,
        @Nullable String mediaType,
        @Nullable Long bytes,
        @Nullable String execution,
        String addedBy,
        Instant addedAt) {}
