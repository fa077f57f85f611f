package dev.countersign.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries that are committed and not in the log yet. */
@Component
final class PendingEntries {

    private final JdbcClient jdbc;
    private final EntryRow row;

    PendingEntries(JdbcClient jdbc, EntryRow row) {
        this.jdbc = jdbc;
        this.row = row;
    }

    /** Takes the oldest of them out, in their order. */
    List<AuditEntry> take(int most) {
        return jdbc.sql("""
                        with taken as (delete from countersign.audit_pending where id in (
                            select id from countersign.audit_pending order by id limit ? for update skip locked) returning *)
                        select * from taken order by id""").param(most).query((found, n) -> row.pending(found)).list();
    }
}
