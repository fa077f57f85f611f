package dev.countersign.breakglass;

import dev.countersign.platform.engine.Diagram;

/** The way of a session through its process. */
public interface SessionDiagrams {

    Diagram of(String sessionId);
}
