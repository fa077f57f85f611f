package dev.countersign.platform.engine;

import org.springframework.dao.ConcurrencyFailureException;

/** Somebody else moved the same process instance first. Trying again from the start shows what is true now. */
public final class LostRace extends ConcurrencyFailureException {

    LostRace(Throwable cause) {
        super("Another transaction moved this process instance first.", cause);
    }
}
