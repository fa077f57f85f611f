package dev.countersign.platform.database;

import dev.countersign.platform.Signal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    /** What is committed in quick succession is told together: at most so often a second do listeners ask anything. */
    private static final Duration BREATH = Duration.ofMillis(40);

    private final JdbcConnectionDetails database;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Thread thread;
    private volatile @Nullable ListeningConnection heard;
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
            connection.hangUp();
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
        try (var connection = new ListeningConnection(database)) {
            heard = connection;
            lost = false;
            tell(new Signal.Missed());
            while (mine()) {
                var signals = connection.next();
                if (!signals.isEmpty()) {
                    tell(new Signal.Heard(signals));
                    pause(BREATH);
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

    private static String why(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}
