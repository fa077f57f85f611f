package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ApplicationTest;
import dev.countersign.platform.DatabaseTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

@ApplicationTest
class A_node_with_a_wrong_clock {

    @Autowired
    DatabaseTime time;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    ApplicationContext application;

    @Autowired
    ApplicationAvailability readiness;

    @AfterEach
    void stop() {
        AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        engine.getJobExecutor().shutdown();
    }

    @Test
    void runs_no_jobs_and_is_not_ready_until_it_is_right_again() {
        engine.getJobExecutor().start();
        var clock = new WrongBy(Duration.ofMinutes(10));
        var check = new ClockCheck(time, engine, application, readiness, clock);
        check.look();
        assertThat(engine.getJobExecutor().isActive()).isFalse();
        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        clock.off = Duration.ofSeconds(-1);
        check.look();
        assertThat(engine.getJobExecutor().isActive()).isTrue();
        assertThat(check.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void runs_no_jobs_either_when_it_was_found_out_before_they_started() {
        var check = new ClockCheck(time, engine, application, readiness, new WrongBy(Duration.ofMinutes(10)));
        check.look();
        engine.getJobExecutor().start();
        AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        check.look();
        assertThat(engine.getJobExecutor().isActive()).isFalse();
        assertThat(readiness.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
    }

    @Test
    void is_found_out_when_it_is_slow_as_well() {
        var check = new ClockCheck(time, engine, application, readiness, new WrongBy(Duration.ofSeconds(-5)));
        check.look();
        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void never_starts_jobs_that_were_not_running() {
        var check = new ClockCheck(time, engine, application, readiness, new WrongBy(Duration.ZERO));
        check.look();
        assertThat(engine.getJobExecutor().isActive()).isFalse();
    }

    private static final class WrongBy extends Clock {

        private Duration off;

        WrongBy(Duration off) {
            this.off = off;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
