package dev.countersign.modeling.release;

import java.util.function.Supplier;

/** Work beside the transaction that runs: it commits or fails for itself, and what runs goes on either way. */
public interface Aside {

    /**
     * Runs work in a transaction of its own. Waits for no lock for longer than two seconds: the transaction beside which it
     * runs may hold it.
     */
    <T> T run(Supplier<T> work);

    /** Runs one command of the engine, the first in {@code command}, in the transaction of {@link #run}. */
    <T> T engine(Supplier<T> command);
}
