package dev.countersign.policy;

/** Whether a team exists: asked of every team that a table names. */
@FunctionalInterface
public interface KnownTeams {

    boolean contains(String team);
}
