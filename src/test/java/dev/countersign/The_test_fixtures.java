package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class The_test_fixtures {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DatabaseTime time;

    @Autowired
    MovableTime movable;

    @Test
    void move_the_time_of_the_laws_and_of_the_engine() {
        movable.advance(Duration.ofHours(3));

        assertThat(time.now()).isCloseTo(Instant.now().plus(Duration.ofHours(3)), within(5, ChronoUnit.SECONDS));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(time.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void clean_even_what_the_database_never_lets_go() {
        writeAnEntry();

        CleanTables.clean(context);

        assertThat(jdbc.sql("select count(*) from countersign.audit_pending")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void clean_within_a_tenth_of_a_second() {
        writeAnEntry();
        CleanTables.clean(context);
        writeAnEntry();
        long start = System.nanoTime();

        CleanTables.clean(context);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
    }

    private void writeAnEntry() {
        jdbc.sql("""
                insert into countersign.audit_pending (id, at, kind, subject, account, person, method, door, data)
                values ('aud_1', now(), 'tested', 'x', 'system', 'system', 'system', 'start-up', '{}')""").update();
    }
}
