package dev.countersign.notification;

import dev.countersign.directory.DirectoryChanged;
import dev.countersign.platform.DatabaseTime;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says to those who may see something else now that anything may be different, when the directory's change commits. */
@Component
class AnnounceDirectory {

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    AnnounceDirectory(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DirectoryChanged event) {
        jdbc.sql("""
                        select countersign.signal('person', told.person) from (
                            select person from countersign.acting_member(:now) where team = any (:teams)
                            union select unnest(:persons::text[])) told""")
                .param("now", DatabaseTime.sql(time.now()))
                .param("teams", event.teams().toArray(String[]::new))
                .param("persons", event.persons().toArray(String[]::new))
                .query(row -> {});
    }
}
