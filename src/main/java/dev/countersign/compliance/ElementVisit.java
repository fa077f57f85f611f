package dev.countersign.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a change or a session was at an element of its process.
 *
 * @param visit tells it from others of the same
 * @param kind {@code change} or {@code session}, of which {@code id} is; its page shows the whole path
 * @param leftAt none: it is there now
 * @param cancelled it was cut short
 */
public record ElementVisit(
        String visit,
        String kind,
        String id,
        String what,
        String project,
        String status,
        Instant enteredAt,
        @Nullable Instant leftAt,
        boolean cancelled) {}
