package dev.countersign.execution;

import static dev.countersign.execution.Permits.at;
import static dev.countersign.execution.Permits.atOrNull;
import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.change.Runs.Summary;
import dev.countersign.platform.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the runs of a page of changes in one statement. */
@Component
final class RunSummaries {

    private static final String RUNS = """
            select p.change_id, p.id as permit, p.account, p.run_id, p.expires_at,
                e.id as execution, e.report_due_at, e.violation,
                case when e.id is not null then 'redeemed' when p.revoked_at is not null then 'revoked'
                    when :now < p.expires_at then 'issued' else 'expired' end as permit_state,
                case when e.reported_at is null and e.report_due_at <= :now then 'unreported' else e.state end as state,
                (select count(*) from countersign.evidence v
                    where v.change_id = p.change_id and v.execution = e.id and v.removed_at is null) as evidence
            from unnest(:changes) wanted (id)
            join lateral (
                select * from countersign.permit where change_id = wanted.id order by id desc limit 1) p on true
            left join countersign.execution e on e.permit_id = p.id""";

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    RunSummaries(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Map<String, Summary> of(Collection<String> changeIds) {
        var found = new HashMap<String, Summary>();
        if (!changeIds.isEmpty()) {
            jdbc.sql(RUNS)
                    .param("now", sql(time.now()))
                    .param("changes", changeIds.toArray(String[]::new))
                    .query(row -> {
                        found.put(row.getString("change_id"), summary(row));
                    });
        }
        return found;
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getString("permit"),
                row.getString("permit_state"),
                at(row, "expires_at"),
                row.getString("account"),
                row.getString("run_id"),
                row.getString("execution"),
                row.getString("state"),
                atOrNull(row, "report_due_at"),
                row.getString("violation"),
                row.getInt("evidence"));
    }
}
