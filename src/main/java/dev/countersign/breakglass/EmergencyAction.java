package dev.countersign.breakglass;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was permitted under a session, and what became of it.
 *
 * @param n its number within the session, from 1
 * @param operation what was to run, in its RFC 8785 form, under {@code digest}
 * @param revokedAt when its permit was taken back, before anything was started
 * @param result {@code succeeded}, {@code failed} or {@code rolled_back}
 * @param violation that something else ran than what was permitted
 * @param late reported after the session was over
 */
public record EmergencyAction(
        @JsonIgnore String session,
        int n,
        String environment,
        String action,
        String target,
        @JsonRawValue @Schema(type = "object") String operation,
        String digest,
        String purpose,
        String account,
        @JsonIgnore String person,
        Instant askedAt,
        String permit,
        String audience,
        String runId,
        Instant permitUntil,
        @Nullable Instant redeemedAt,
        @Nullable String redeemedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String result,
        @Nullable String observedDigest,
        @Nullable String violation,
        @Nullable String notes,
        @Nullable String reportedBy,
        @Nullable Instant reportedAt,
        boolean late) {}
