package dev.countersign.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open user task of any process.
 *
 * @param key id of the user task in its model
 * @param process key of the process definition
 * @param businessKey id of the change or session that it belongs to
 * @param teams candidate teams
 * @param claimedBy account that works on it, as a courtesy to the others
 */
public record OpenTask(
        String id,
        String key,
        String name,
        String process,
        @Nullable String businessKey,
        List<String> teams,
        @Nullable String claimedBy,
        Instant createdAt,
        @Nullable String title,
        @Nullable String project,
        @Nullable String environment,
        @Nullable String action,
        @Nullable String risk,
        @Nullable String status,
        @Nullable Instant dueAt) {}
