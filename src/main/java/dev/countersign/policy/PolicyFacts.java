package dev.countersign.policy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that policy is worked out from.
 *
 * @param size how many values the operation sets: the leaf values of its parameters
 * @param rollbackPlan whether there is one
 * @param incident whether it names an incident
 * @param notBefore start of the window asked for, if any
 * @param notAfter end of the window asked for, if any
 * @param at the time of asking, by the clock of the laws
 */
public record PolicyFacts(
        String project,
        String environment,
        String action,
        String target,
        int size,
        boolean rollbackPlan,
        Set<String> evidenceKinds,
        int evidenceCount,
        boolean incident,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        Instant at) {

    /** When it is to begin: at the start of its window, or now. */
    Instant plannedFrom() {
        return notBefore != null && notBefore.isAfter(at) ? notBefore : at;
    }

    /** The last moment at which it may begin, as far as its window says. */
    Instant plannedUntil() {
        return notAfter != null && notAfter.isAfter(plannedFrom()) ? notAfter.minusNanos(1) : plannedFrom();
    }
}
