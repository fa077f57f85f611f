package dev.countersign.directory;

/** A human being. Laws about people are about this one, whatever account they use. */
public record Person(String id, String name, boolean active) {}
