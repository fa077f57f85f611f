package dev.countersign.policy;

/** A kind of operation that may be asked for. */
public record Action(String id, String title, String description) {}
