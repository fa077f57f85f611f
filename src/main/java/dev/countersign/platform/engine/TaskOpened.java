package dev.countersign.platform.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user task of any process has begun to wait. Published inside its transaction.
 *
 * @param key id of the user task in its model
 * @param businessKey id of the change or session that it belongs to
 * @param teams candidate groups
 * @param accounts candidate users, and whom it is assigned to
 */
public record TaskOpened(
        String task, String key, String name, @Nullable String businessKey, Set<String> teams, Set<String> accounts) {}
