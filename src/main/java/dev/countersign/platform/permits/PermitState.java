package dev.countersign.platform.permits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A permit as it stands, of whatever kind.
 *
 * @param state {@code issued}, {@code redeemed}, {@code expired}, {@code revoked}; of an emergency permit also
 *     {@code session_over}
 * @param change whose permit it is, or else
 * @param session under which it was issued, with {@code n}, the number of the action
 * @param goodUntil until when it can be redeemed as things stand: {@code expiresAt}, or when its session is over
 */
public record PermitState(
        String id,
        String state,
        @Nullable String change,
        @Nullable String session,
        @Nullable Integer n,
        String digest,
        String audience,
        String runId,
        String account,
        Instant issuedAt,
        Instant expiresAt,
        Instant goodUntil) {}
