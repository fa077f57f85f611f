package dev.countersign.platform.permits;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether there is a key to sign permits with: without it nothing can run, and somebody should know before. */
@Component("permitKeys")
final class PermitKeysCheck implements HealthIndicator {

    private final PermitKeys keys;

    PermitKeysCheck(PermitKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        try {
            keys.signing();
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
