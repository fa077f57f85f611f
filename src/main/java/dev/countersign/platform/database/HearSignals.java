package dev.countersign.platform.database;

import dev.countersign.platform.Signal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection of this node, beside the pool, on which PostgreSQL tells what was committed on any node; connects anew
 * when it is lost. Listeners run in its thread, so they MUST be quick.
 */
@Component
final class HearSignals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HearSignals.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SILENCE = 10_000; // ms, then it is asked whether the connection is still there
    /** What is committed in quick succession is told together: at most so often a second do listeners ask anything. */
    private static final Duration BREATH = Duration.ofMillis(40);

    private final JdbcConnectionDetails database;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection heard;
    private boolean lost;

    HearSignals(JdbcConnectionDetails database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void start() {
        var listening = new Thread(this::listen, "signals");
        listening.setDaemon(true);
        thread = listening;
        listening.start();
    }

    @Override
    public void stop() {
        var listening = thread;
        var connection = heard;
        thread = null;
        if (listening != null) {
            listening.interrupt();
        }
        if (connection != null) {
            hangUp(connection);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        while (mine()) {
            try {
                listenUntilItBreaks();
            } catch (SQLException e) {
                if (mine() && !lost) {
                    LOG.warn(
                            "The database does not say what is committed; pages are not live until it does: {}",
                            why(e));
                }
                lost = true;
            }
            pause(PATIENCE);
        }
    }

    private void listenUntilItBreaks() throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), properties());
                var statement = connection.createStatement()) {
            heard = connection;
            statement.execute("listen countersign");
            // All nodes hear it: from here on a client of theirs can go on at this one.
            statement.execute("select countersign.signal('mark', '*')");
            lost = false;
            tell(new Signal.Missed());
            var reading = new ReadSignals();
            while (mine()) {
                var notifications = connection.unwrap(PGConnection.class).getNotifications(SILENCE);
                if (notifications != null && notifications.length > 0) {
                    tell(new Signal.Heard(reading.read(notifications)));
                    pause(BREATH);
                } else if (!connection.isValid(5)) {
                    throw new SQLException("no answer");
                }
            }
        }
    }

    private void tell(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed at {}", event.getClass().getSimpleName(), e);
        }
    }

    private Properties properties() {
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

    private boolean mine() {
        return Thread.currentThread().equals(thread);
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its thread waits in a read, which nothing else ends. */
    private static void hangUp(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection was gone already", e);
        }
    }

    private static String why(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}
