package dev.countersign.platform.engine;

import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this node runs the engine's jobs: timers and retries. A node that is told not to is no sick one. */
@Component("jobs")
class JobsCheck implements HealthIndicator {

    private final ProcessEngineConfigurationImpl engine;

    JobsCheck(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var executor = engine.getJobExecutor();
        if (executor != null && executor.isActive()) {
            return Health.up().build();
        }
        return engine.isJobExecutorActivate()
                ? Health.down().build()
                : Health.unknown().build();
    }
}
