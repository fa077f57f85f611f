package dev.countersign.breakglass;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** More scope, reach or time that was asked for; in force once somebody has co-signed it. */
public record Widening(
        int n,
        Scope scope,
        Duration longer,
        int moreActions,
        String reason,
        String account,
        @JsonIgnore String person,
        Instant askedAt,
        @Nullable String coSignedBy,
        @JsonIgnore @Nullable String coSignedPerson,
        @Nullable Instant coSignedAt) {}
