package dev.countersign.change;

/** The way of a change through its process. */
public interface Diagrams {

    Diagram of(String changeId);
}
