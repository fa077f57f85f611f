package dev.countersign.policy;

/** An environment; {@code production} ones are under the floors of {@link Floors}. */
public record Environment(String id, String title, boolean production) {}
