package dev.countersign.budget;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that were inserted, updated and deleted, by PostgreSQL's own count. Its sessions report their share now and then;
 * so all sessions of the pool are told to report before the count is read.
 */
public final class WrittenRows {

    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    public WrittenRows(DataSource source) throws SQLException {
        this.pool = source.unwrap(HikariDataSource.class);
        this.jdbc = JdbcClient.create(source);
    }

    public long count(String... schemas) throws SQLException {
        haveAllSessionsReport();
        return jdbc.sql("""
                        select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint from pg_stat_user_tables
                        where schemaname = any (?)""").param(schemas).query(Long.class).single();
    }

    private void haveAllSessionsReport() throws SQLException {
        var sessions = new ArrayList<Connection>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                sessions.add(pool.getConnection());
            }
            for (var session : sessions) {
                try (var statement = session.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
            }
        } finally {
            for (var session : sessions) {
                session.close();
            }
        }
    }
}
