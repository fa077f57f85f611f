package dev.countersign.platform.engine;

import org.operaton.bpm.engine.delegate.DelegateTask;

/**
 * A rule that every completion of every user task passes, whatever door it came through and even where the caller asked
 * to skip listeners. Throws {@link dev.countersign.platform.Refused} to refuse; runs in the completing transaction.
 */
public interface CompletionGuard {

    void beforeCompletion(DelegateTask task);
}
