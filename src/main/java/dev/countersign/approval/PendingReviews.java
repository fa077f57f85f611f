package dev.countersign.approval;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pending changes by what their review asks, for judging many at once. */
@Component
final class PendingReviews {

    private final JdbcClient jdbc;

    PendingReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of pending changes with a stage of one of the teams, grouped by stages, barred people and seats taken. */
    List<List<String>> alike(Set<String> teams) {
        return jdbc.sql("""
                        select array_agg(c.id) as ids
                        from countersign.change c
                        join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
                        join lateral (
                            select array_agg(s.team || '/' || s.seats order by s.position) as asked,
                                array_agg(s.team) && ?::text[] as concerned
                            from countersign.stage s where s.change_id = c.id and s.revision = c.revision) asks on true
                        left join lateral (
                            select array_agg(d.team || '/' || d.person || '/' || coalesce(d.on_behalf_of, '') order by d.id) as taken
                            from countersign.decision d
                            where d.change_id = c.id and d.superseded_by is null and d.digest = c.digest) sits on true
                        where c.status = 'pending' and asks.concerned
                        group by asks.asked, sits.taken, c.excluded_persons, r.policy -> 'terms' -> 'selfDecision'""")
                .param(teams.toArray(String[]::new))
                .query((row, n) -> List.of((String[]) row.getArray("ids").getArray()))
                .list();
    }
}
