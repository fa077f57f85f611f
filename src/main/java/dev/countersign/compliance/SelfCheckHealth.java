package dev.countersign.compliance;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down where the last self-check found a fault, or the last one is too long ago. It is no part of readiness: a node that
 * knows of a fault answers all the same.
 */
@Component("selfCheck")
final class SelfCheckHealth implements HealthIndicator {

    private static final Duration TOO_LONG = Duration.ofHours(48);

    private final SelfChecks selfChecks;
    private final DatabaseTime time;
    private final Instant began;

    SelfCheckHealth(SelfChecks selfChecks, DatabaseTime time) {
        this.selfChecks = selfChecks;
        this.time = time;
        this.began = Instant.now();
    }

    @Override
    public Health health() {
        var last = selfChecks.lastFinished();
        var at = last.map(SelfCheck::finishedAt);
        if (at.orElse(began).plus(TOO_LONG).isBefore(time.now())) {
            return Health.down()
                    .withDetail("complaint", "It has not run for 48 hours")
                    .build();
        }
        long faults = last.map(SelfCheck::faults).orElse(0L);
        var health = last.isEmpty() ? Health.unknown() : faults == 0 ? Health.up() : Health.down();
        return health.withDetail("faults", faults).build();
    }
}
