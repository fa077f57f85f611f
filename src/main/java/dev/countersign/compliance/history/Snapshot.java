package dev.countersign.compliance.history;

import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.Note;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One state of the tables for as long as it is read. It is no transaction of the thread: that the reading takes place is
 * written down meanwhile, in one of its own.
 */
final class Snapshot implements AutoCloseable {

    /**
     * The log as it was signed last.
     *
     * @param treeSize how many entries, and {@code root} the hash over them
     * @param checkpoint the signed note that says so
     */
    record LogState(String origin, long treeSize, String root, String checkpoint) {

        static LogState of(String note) {
            var checkpoint = Checkpoint.of(Note.parse(note));
            return new LogState(
                    checkpoint.origin(), checkpoint.size(), checkpoint.root().base64(), note);
        }
    }

    private static final int FETCHED = 500;

    private final Connection connection;
    private final JdbcClient jdbc;

    private Snapshot(Connection connection) {
        var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.setFetchSize(FETCHED);
        this.connection = connection;
        this.jdbc = JdbcClient.create(template);
    }

    static Snapshot of(DataSource source) throws SQLException {
        var connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new Snapshot(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** When it began: by the clock of the database. */
    Instant began() {
        return jdbc.sql("select transaction_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Nothing before the first checkpoint. */
    Optional<LogState> log() {
        return jdbc.sql("select note from countersign.audit_head where note is not null")
                .query(String.class)
                .optional()
                .map(LogState::of);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
