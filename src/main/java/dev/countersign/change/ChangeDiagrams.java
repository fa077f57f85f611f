package dev.countersign.change;

import dev.countersign.platform.engine.Diagram;

/** The way of a change through its process. */
public interface ChangeDiagrams {

    Diagram of(String changeId);
}
