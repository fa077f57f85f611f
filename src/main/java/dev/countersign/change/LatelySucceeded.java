package dev.countersign.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What changes of a project did last: bounded, however much has been done there. */
@Component
public final class LatelySucceeded {

    private static final int MOST = 100;

    /** @param operation in its RFC 8785 form */
    public record Ran(String change, String environment, String action, String target, String operation, Instant at) {}

    private final JdbcClient jdbc;

    LatelySucceeded(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last hundred in each of the environments, the newest first. */
    public List<Ran> in(String project, Collection<String> environments) {
        return jdbc.sql("""
                        select c.id, c.environment, c.action, c.target, c.closed_at, r.operation
                        from unnest(?::text[]) e (environment)
                        cross join lateral (
                            select * from countersign.change
                            where project = ? and environment = e.environment and status = 'succeeded'
                            order by closed_at desc limit ?) c
                        join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
                        order by c.closed_at desc""")
                .params(environments.toArray(String[]::new), project, MOST)
                .query(LatelySucceeded::ran)
                .list();
    }

    private static Ran ran(ResultSet row, int n) throws SQLException {
        return new Ran(
                row.getString("id"),
                row.getString("environment"),
                row.getString("action"),
                row.getString("target"),
                row.getString("operation"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant());
    }
}
