package dev.countersign.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token without its secret.
 *
 * @param expiresAt none: valid until revoked
 */
public record Token(
        String id,
        String account,
        String name,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
