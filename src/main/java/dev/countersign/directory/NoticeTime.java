package dev.countersign.directory;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Announces what came to its time: memberships and absences that began or ended since the last look. Eligibility never
 * waits for this; those who keep a judgement for display learn of it here. Each node looks for itself; what is announced
 * twice does no harm.
 */
@Component
class NoticeTime {

    /** How far the first look after a start goes back. */
    private static final Duration MISSED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final DatabaseTime time;
    private final ApplicationEventPublisher events;
    private @Nullable Instant last;

    NoticeTime(JdbcClient jdbc, DatabaseTime time, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.time = time;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    public void look() {
        var now = time.now();
        var teams = concerned(last == null ? now.minus(MISSED) : last, now);
        if (!teams.isEmpty()) {
            events.publishEvent(new DirectoryChanged(teams, Set.of()));
        }
        last = now;
    }

    private Set<String> concerned(Instant since, Instant now) {
        return new TreeSet<>(jdbc.sql("""
                        select m.team from countersign.membership m
                        where (m.since > :since and m.since <= :now) or (m.until > :since and m.until <= :now)
                        union
                        select m.team from countersign.absence a
                        join countersign.membership m on m.person = a.person or m.person = a.stand_in
                        where (a.starts_at > :since and a.starts_at <= :now) or (a.ends_at > :since and a.ends_at <= :now)""")
                .param("since", sql(since))
                .param("now", sql(now))
                .query(String.class)
                .list());
    }
}
