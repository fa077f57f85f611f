package dev.countersign.directory;

import java.util.Set;

/**
 * Who may act for these teams may have changed. Published inside the transaction of the change, so that a listener's
 * work commits with it.
 */
public record DirectoryChanged(Set<String> teams, Set<String> persons) {}
