package dev.countersign.change;

/** Moves the process that belongs to a change. Inside the act's transaction, after its rows are written. */
public interface Lifecycle {

    void submitted(String changeId);

    /** The change asks for review again, wherever it stands. */
    void revised(String changeId);

    void withdrawn(String changeId);

    void executionStarted(String changeId);

    void outcomeReported(String changeId);
}
