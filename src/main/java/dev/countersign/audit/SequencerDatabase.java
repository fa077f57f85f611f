package dev.countersign.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.LogLogin;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as the sequencer has it: as a role of its own where there is one, since it alone takes entries out of their
 * outbox and adds to the log. Whoever has got hold of the application's connections cannot.
 */
@Component
final class SequencerDatabase implements DisposableBean {

    private final @Nullable HikariDataSource pool;
    private final TransactionTemplate transaction;
    private final LogRows log;
    private final PendingEntries pending;
    private final PersonKeys personKeys;
    private final DatabaseTime time;

    SequencerDatabase(
            LogSettings settings,
            ObjectProvider<LogLogin> embedded,
            @Value("${spring.datasource.url:}") String url,
            JdbcTemplate shared,
            PlatformTransactionManager transactions,
            DatabaseTime sharedTime,
            LogKeys keys,
            EntryRow row) {
        var login = settings.login(url).orElseGet(embedded::getIfAvailable);
        pool = login == null ? null : open(login);
        var template = pool == null ? shared : new JdbcTemplate(pool);
        var jdbc = JdbcClient.create(template);
        transaction = new TransactionTemplate(pool == null ? transactions : new JdbcTransactionManager(pool));
        time = pool == null ? sharedTime : new DatabaseTime(jdbc);
        log = new LogRows(jdbc, template);
        pending = new PendingEntries(jdbc, row);
        personKeys = new PersonKeys(jdbc, keys, time);
    }

    /** Two: one batch, and one checkpoint or look at the head meanwhile. */
    private static HikariDataSource open(LogLogin login) {
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setPoolName("sequencer");
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(begun -> work.get()));
    }

    LogRows log() {
        return log;
    }

    PendingEntries pending() {
        return pending;
    }

    PersonKeys personKeys() {
        return personKeys;
    }

    DatabaseTime time() {
        return time;
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }
}
