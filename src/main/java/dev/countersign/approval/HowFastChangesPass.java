package dev.countersign.approval;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long changes of a kind took lately from their submission to their last approval. */
@Component
public final class HowFastChangesPass {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int FEW = 3;

    /** @param count how many it was taken from, the latest 50 at most */
    public record Pace(int count, Duration median) {

        /** Of too few changes nothing is known. */
        public boolean quickerThan(Duration limit) {
            return count >= FEW && median.compareTo(limit) < 0;
        }
    }

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    HowFastChangesPass(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    public Pace pass(String project, Collection<String> environments, Collection<String> actions) {
        return jdbc.sql("""
                        select count(*) as count,
                            coalesce(percentile_cont(0.5) within group (order by extract(epoch from took)), 0)::bigint as seconds
                        from (select max(d.decided_at) - min(c.created_at) as took
                            from (select id, created_at from countersign.change
                                where created_at > ? and project = ? and environment = any (?) and action = any (?)
                                    and status in ('approved', 'executing', 'succeeded', 'failed', 'rolled_back')
                                order by created_at desc limit 50) c
                            join countersign.decision d on d.change_id = c.id and d.superseded_by is null
                            group by c.id) passed""")
                .params(
                        sql(time.now().minus(LATELY)),
                        project,
                        environments.toArray(String[]::new),
                        actions.toArray(String[]::new))
                .query((row, n) -> new Pace(row.getInt("count"), Duration.ofSeconds(row.getLong("seconds"))))
                .single();
    }
}
