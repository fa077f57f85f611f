package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A right as it was when its review began: a membership of {@code team}, or the token of an account.
 *
 * @param n its number in the review
 * @param person who has it; the owner of a service account
 * @param name of the token
 * @param grantedBy account
 * @param reviewers persons who may decide on it, never whose right it is
 * @param mine whether the caller is one of them, and it is open
 * @param decidedBy account
 */
public record AccessItem(
        int n,
        String person,
        @Nullable String team,
        @Nullable String account,
        @Nullable String token,
        @Nullable String name,
        Instant since,
        @Nullable Instant until,
        String grantedBy,
        List<String> reviewers,
        boolean mine,
        @Nullable AccessVerdict verdict,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}
