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

    boolean any(String subject) {
        return jdbc.sql("select exists (select from countersign.audit_pending where subject = ?)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the oldest of them out, in their order: by the database's clock, read under the lock of what they are about; ids are
     * made by the clocks of the nodes. Whoever calls it MUST hold the head: then nobody else takes any.
     */
    List<AuditEntry> take(int most) {
        return jdbc.sql("""
                        with taken as (delete from countersign.audit_pending where id in (
                            select id from countersign.audit_pending order by at, id limit ?) returning *)
                        select * from taken order by at, id""").param(most).query((found, n) -> row.pending(found)).list();
    }
}
