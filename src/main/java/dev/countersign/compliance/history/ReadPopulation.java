package dev.countersign.compliance.history;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/** Opens the whole population of a search, in one state of the tables; few at a time, since each holds a connection. */
@Component
final class ReadPopulation {

    /** A population that is open. */
    record Opened(Snapshot snapshot, HistoryConditions conditions, Population about) {}

    /** What is done with it. */
    interface Use<T> {
        T with(Opened population) throws IOException;
    }

    private static final int AT_ONCE = 2;

    private final DataSource source;
    private final HistorySight sight;
    private final Visibility visibility;
    private final CurrentActor currentActor;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ReadPopulation(DataSource source, HistorySight sight, Visibility visibility, CurrentActor currentActor) {
        this.source = source;
        this.sight = sight;
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    <T> T read(HistoryFilter filter, Use<T> use) throws IOException {
        var conditions = sight.of(filter);
        if (!free.tryAcquire()) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.TOO_MANY,
                    "exports_running",
                    "Two populations are being read already.",
                    "Try again when they are done; a minute is enough for most."));
        }
        try (var snapshot = Snapshot.of(source)) {
            return use.with(new Opened(snapshot, conditions, about(filter, conditions, snapshot)));
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("A population could not be read", e);
        } finally {
            free.release();
        }
    }

    private Population about(HistoryFilter filter, HistoryConditions conditions, Snapshot snapshot) {
        var caller = visibility.caller(currentActor.get());
        var began = snapshot.began();
        var log = snapshot.log();
        var counts = snapshot.jdbc()
                .sql("""
                        select count(*), count(l.idx) from (select id from countersign.history where %s) h
                        left join countersign.audit_leaf l on l.subject = h.id and l.n = 1
                            and l.idx < (select noted from countersign.audit_head)""".formatted(conditions.text()))
                .params(conditions.parameters())
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        return new Population(
                filter.asked(),
                caller.seesAll() ? null : caller.projects().stream().sorted().toList(),
                began,
                counts[0],
                counts[1],
                log.orElse(null));
    }
}
