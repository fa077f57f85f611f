package dev.countersign.platform.engine;

import dev.countersign.platform.DatabaseTime;
import java.time.Clock;
import java.time.Duration;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the node's clock with the database's. The engine fires timers by the former, laws count by the latter: a node
 * that is off by more than two seconds runs no jobs and is not ready, until it is right again.
 */
@Component("clock")
class ClockCheck implements HealthIndicator {

    static final Duration TOLERATED = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);

    private final DatabaseTime time;
    private final ProcessEngineConfigurationImpl engine;
    private final ApplicationContext application;
    private final ApplicationAvailability readiness;
    private final Clock clock;
    private volatile Duration off = Duration.ZERO;
    private boolean stopped;
    private boolean refused;

    @Autowired
    ClockCheck(
            DatabaseTime time,
            ProcessEngineConfigurationImpl engine,
            ApplicationContext application,
            ApplicationAvailability readiness) {
        this(time, engine, application, readiness, Clock.systemUTC());
    }

    ClockCheck(
            DatabaseTime time,
            ProcessEngineConfigurationImpl engine,
            ApplicationContext application,
            ApplicationAvailability readiness,
            Clock clock) {
        this.time = time;
        this.engine = engine;
        this.application = application;
        this.readiness = readiness;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10S")
    synchronized void look() {
        var before = clock.instant();
        var database = time.now();
        var after = clock.instant();
        off = between(before, database, after);
        turnTraffic();
        turnJobs();
    }

    /** At each look, not only when it changes: at the first one the node has yet to start its jobs and to say it is ready. */
    private void turnTraffic() {
        if (!right() && readiness.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
            refused = true;
        } else if (right() && refused) {
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
            refused = false;
        }
    }

    /** How far the database's time lies outside the moments between which it was asked; a slow answer is no wrong clock. */
    private static Duration between(java.time.Instant before, java.time.Instant database, java.time.Instant after) {
        if (database.isBefore(before)) {
            return Duration.between(database, before);
        }
        return database.isAfter(after) ? Duration.between(after, database) : Duration.ZERO;
    }

    private boolean right() {
        return off.compareTo(TOLERATED) <= 0;
    }

    private void turnJobs() {
        var executor = engine.getJobExecutor();
        if (!right() && executor.isActive()) {
            LOG.error(
                    "The clock of this node is off by {} from the database's: it runs no jobs until it is right.", off);
            executor.shutdown();
            stopped = true;
        } else if (right() && stopped) {
            LOG.info("The clock of this node is right again: it runs jobs.");
            executor.start();
            stopped = false;
        }
    }

    @Override
    public Health health() {
        var health = right() ? Health.up() : Health.down();
        return health.withDetail("off", off.toString()).build();
    }
}
