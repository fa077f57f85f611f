package dev.countersign.platform.database;

import dev.countersign.platform.Signal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** A session of PostgreSQL, beside the pool, that is told what commits. */
final class ListeningConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);

    private static final int SILENCE = 10_000; // ms, then it is asked whether the connection is still there
    private static final int PATIENCE = 5; // s

    private final Connection connection;
    private final ReadSignals reading = new ReadSignals();

    ListeningConnection(JdbcConnectionDetails database) throws SQLException {
        connection = DriverManager.getConnection(database.getJdbcUrl(), properties(database));
        try (var statement = connection.createStatement()) {
            statement.execute("listen countersign");
            // All nodes hear it: from here on a client of theirs can go on at this one.
            statement.execute("select countersign.signal('mark', '*')");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Waits until something is committed; after a while of silence it comes back with nothing.
     *
     * @throws SQLException where the database is gone
     */
    List<Signal> next() throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(SILENCE);
        if (notifications != null && notifications.length > 0) {
            return reading.read(notifications);
        }
        if (!connection.isValid(PATIENCE)) {
            throw new SQLException("no answer");
        }
        return List.of();
    }

    /** For another thread: the one that waits does so in a read, which nothing else ends. */
    void hangUp() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection was gone already", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static Properties properties(JdbcConnectionDetails database) {
        var properties = new Properties();
        var user = database.getUsername();
        var password = database.getPassword();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "countersign signals");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
