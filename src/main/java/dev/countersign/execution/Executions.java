package dev.countersign.execution;

import static dev.countersign.execution.Permits.at;
import static dev.countersign.execution.Permits.atOrNull;
import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All executions and the redemptions that started them. */
@Component
final class Executions {

    private final JdbcClient jdbc;

    Executions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Redeems a permit: the constraints allow it once. */
    void start(Execution execution) {
        jdbc.sql("""
                        insert into countersign.redemption (permit_id, run_id, account, redeemed_at) values (?, ?, ?, ?)""")
                .params(execution.permitId(), execution.runId(), execution.account(), sql(execution.redeemedAt()))
                .update();
        jdbc.sql("""
                        insert into countersign.execution (id, change_id, permit_id, run_id, state, account, redeemed_at,
                            report_due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        execution.id(),
                        execution.changeId(),
                        execution.permitId(),
                        execution.runId(),
                        execution.state(),
                        execution.account(),
                        sql(execution.redeemedAt()),
                        sql(execution.reportDueAt()))
                .update();
    }

    /** @param outcome what was reported; its time is now */
    void report(String id, ReportOutcome.Report outcome, @Nullable String violation, String account, Instant now) {
        int updated = jdbc.sql("""
                        update countersign.execution set state = ?, started_at = ?, finished_at = ?, observed_digest = ?,
                            violation = ?, notes = ?, reported_by = ?, reported_at = ?
                        where id = ? and reported_at is null""")
                .params(
                        outcome.result(),
                        sqlOrNull(outcome.startedAt()),
                        sqlOrNull(outcome.finishedAt()),
                        outcome.observedDigest(),
                        violation,
                        outcome.notes(),
                        account,
                        sql(now),
                        id)
                .update();
        if (updated != 1) {
            throw new IllegalStateException("Execution " + id + " was expected to be unreported");
        }
    }

    Optional<Execution> find(String id) {
        return query("id", id);
    }

    Optional<Execution> ofChange(String changeId) {
        return query("change_id", changeId);
    }

    Optional<Execution> ofPermit(String permitId) {
        return query("permit_id", permitId);
    }

    private Optional<Execution> query(String column, String value) {
        return jdbc.sql("select * from countersign.execution where " + column + " = ?")
                .param(value)
                .query(Executions::execution)
                .optional();
    }

    private static Execution execution(ResultSet row, int n) throws SQLException {
        return new Execution(
                row.getString("id"),
                row.getString("change_id"),
                row.getString("permit_id"),
                row.getString("run_id"),
                row.getString("state"),
                row.getString("account"),
                at(row, "redeemed_at"),
                at(row, "report_due_at"),
                atOrNull(row, "started_at"),
                atOrNull(row, "finished_at"),
                row.getString("observed_digest"),
                row.getString("violation"),
                row.getString("notes"),
                row.getString("reported_by"),
                atOrNull(row, "reported_at"));
    }

    private static @Nullable OffsetDateTime sqlOrNull(@Nullable Instant at) {
        return at == null ? null : sql(at);
    }
}
