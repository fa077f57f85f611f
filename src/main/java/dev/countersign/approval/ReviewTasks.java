package dev.countersign.approval;

/** The user task behind an open seat. */
public interface ReviewTasks {

    /** Id of the open review task of a change whose lock is held. */
    String open(String changeId);

    /** Completes it; what follows in the process happens within the same transaction. */
    void complete(String task);
}
