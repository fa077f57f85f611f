package dev.countersign.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The clock of the laws: the database's, so that all nodes agree. Microseconds, UTC. Read once per transaction.
 *
 * <p>It is the time of the read, not of the transaction's start: a transaction that waited for a lock MUST NOT judge
 * an expiry by the time before it waited, so take locks first and call {@link #afterLock()}.
 */
@Component
public class DatabaseTime {

    private final JdbcClient jdbc;

    public DatabaseTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Instant now() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read();
        }
        var known = (Instant) TransactionSynchronizationManager.getResource(this);
        return known != null ? known : remember(read().plus(Rehearsal.ahead()));
    }

    /** Reads anew and makes that the time of the rest of the transaction. */
    public Instant afterLock() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? remember(read().plus(Rehearsal.ahead()))
                : read();
    }

    protected Instant read() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Instant remember(Instant instant) {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new Forget());
        }
        TransactionSynchronizationManager.bindResource(this, instant);
        return instant;
    }

    /** For JDBC parameters. */
    public static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private final class Forget implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(DatabaseTime.this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(DatabaseTime.this);
        }
    }
}
