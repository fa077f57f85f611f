package dev.countersign.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the operation may start: not before, and before {@code notAfter}; either end may be open. */
public record Window(@Nullable Instant notBefore, @Nullable Instant notAfter) {

    static final Window ANY = new Window(null, null);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public boolean contains(Instant at) {
        return (notBefore == null || !at.isBefore(notBefore)) && (notAfter == null || at.isBefore(notAfter));
    }

    /** Beyond what a plan can mean, and what the database's calendar should be asked to hold. */
    static boolean outOfReach(@Nullable Instant at) {
        return at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST));
    }
}
