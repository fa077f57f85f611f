package dev.countersign.compliance;

import java.util.List;

/** What the engine is at. */
public interface EngineState {

    /** @param key of the change or the session that a running process is about */
    record Running(String process, String key) {}

    /** A user task that waits. */
    record Waiting(String process, String key, String task) {}

    /** A job that has failed so often that it is not tried again. @param activity where in the process */
    record Stuck(String process, String key, String activity) {}

    /** One look at all of it. */
    record Seen(List<Running> running, List<Waiting> waiting, List<Stuck> stuck) {}

    Seen look();
}
