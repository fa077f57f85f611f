package dev.countersign.policy;

import java.util.Set;

/**
 * A project whose changes are decided on here.
 *
 * @param ownersTeam the team behind the word {@code project-owners} in the tables
 * @param teams who sees its changes, besides the catalogue's viewers
 */
public record Project(String id, String name, String ownersTeam, Set<String> teams) {}
