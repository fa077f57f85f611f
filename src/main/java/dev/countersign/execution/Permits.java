package dev.countersign.execution;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All permits; of each change at most one is not revoked. */
@Component
final class Permits {

    private final JdbcClient jdbc;

    Permits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Permit permit) {
        jdbc.sql("""
                        insert into countersign.permit (id, change_id, revision, digest, audience, run_id, account, issued_at,
                            not_before, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        permit.id(),
                        permit.changeId(),
                        permit.revision(),
                        permit.digest(),
                        permit.audience(),
                        permit.runId(),
                        permit.account(),
                        sql(permit.issuedAt()),
                        sql(permit.notBefore()),
                        sql(permit.expiresAt()))
                .update();
    }

    Optional<Permit> find(String id) {
        return jdbc.sql("select * from countersign.permit where id = ?")
                .param(id)
                .query(Permits::permit)
                .optional();
    }

    Optional<Permit> latest(String changeId) {
        return jdbc.sql("select * from countersign.permit where change_id = ? order by id desc limit 1")
                .param(changeId)
                .query(Permits::permit)
                .optional();
    }

    /** @return the permits that were not revoked before */
    List<String> revoke(String changeId, String account, Instant now) {
        return jdbc.sql("""
                        update countersign.permit set revoked_at = ?, revoked_by = ?
                        where change_id = ? and revoked_at is null returning id""")
                .params(sql(now), account, changeId)
                .query(String.class)
                .list();
    }

    private static Permit permit(ResultSet row, int n) throws SQLException {
        return new Permit(
                row.getString("id"),
                row.getString("change_id"),
                row.getInt("revision"),
                row.getString("digest"),
                row.getString("audience"),
                row.getString("run_id"),
                row.getString("account"),
                at(row, "issued_at"),
                at(row, "not_before"),
                at(row, "expires_at"),
                atOrNull(row, "revoked_at"),
                row.getString("revoked_by"));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
