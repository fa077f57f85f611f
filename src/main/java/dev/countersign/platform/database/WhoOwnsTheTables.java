package dev.countersign.platform.database;

import dev.countersign.platform.StartUpNotice;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says so where the application could alter its own record: where it owns its tables, or is a superuser. */
@Component
final class WhoOwnsTheTables implements StartUpNotice {

    private static final Logger LOG = LoggerFactory.getLogger(WhoOwnsTheTables.class);
    private static final String SENTENCE = "the application owns its tables: whoever takes it over can alter what was"
            + " recorded. Give it a role of its own: src/docs/operations.md, Roles";

    private final JdbcClient jdbc;

    WhoOwnsTheTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> lines() {
        if (!theApplication()) {
            return List.of();
        }
        LOG.warn("Roles: {}", SENTENCE);
        return List.of("Roles     " + SENTENCE);
    }

    boolean theApplication() {
        return jdbc.sql("""
                        select pg_has_role(current_user, relowner, 'member') from pg_class
                        where oid = 'countersign.audit_leaf'::regclass""").query(Boolean.class).single();
    }
}
