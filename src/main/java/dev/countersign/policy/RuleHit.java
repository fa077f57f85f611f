package dev.countersign.policy;

/** A rule of a table that fitted, and the reason that it gives. */
public record RuleHit(String table, String id, String reason) {}
