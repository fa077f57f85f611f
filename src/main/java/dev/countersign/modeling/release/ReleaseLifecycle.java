package dev.countersign.modeling.release;

/** Where a release is in its process. Inside the act's transaction, after its rows are written. */
public interface ReleaseLifecycle {

    /** Of the user task. */
    String TASK = "userTask_decideRelease";

    void requested(String release);

    /** The task that waits for a decision. @throws dev.countersign.platform.Refused where there is not exactly one */
    String openTask(String release);

    void decided(String task);

    void withdrawn(String release);
}
