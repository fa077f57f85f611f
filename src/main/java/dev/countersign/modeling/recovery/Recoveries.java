package dev.countersign.modeling.recovery;

import dev.countersign.modeling.ModelName;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was put back in force by two; without its row the database takes no such version. */
@Component
class Recoveries {

    private final JdbcClient jdbc;

    Recoveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ModelName name, int version, int restored, Actor one, Actor other, Instant at) {
        jdbc.sql("""
                        insert into countersign.model_recovery
                            (name, version, restored, account, person, other_account, other_person, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        name.file(),
                        version,
                        restored,
                        one.account(),
                        one.person(),
                        other.account(),
                        other.person(),
                        DatabaseTime.sql(at))
                .update();
    }
}
