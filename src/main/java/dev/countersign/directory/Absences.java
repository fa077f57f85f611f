package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is away, and who stands in. A person's absences never overlap: what alters them MUST lock the person's row. */
@Component
public final class Absences {

    private static final String SELECT =
            "select id, person, starts_at, ends_at, stand_in, added_by from countersign.absence ";

    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everybody, those that last or are to come. */
    public List<Absence> open(Instant at) {
        return jdbc.sql(SELECT + "where ends_at > ? order by person, starts_at")
                .param(DatabaseTime.sql(at))
                .query(Absences::absence)
                .list();
    }

    /** Absences that last or are to come. */
    public List<Absence> openOf(String person, Instant at) {
        return jdbc.sql(SELECT + "where person = ? and ends_at > ? order by starts_at")
                .params(person, DatabaseTime.sql(at))
                .query(Absences::absence)
                .list();
    }

    Optional<Absence> open(String person, long id, Instant at) {
        return jdbc.sql(SELECT + "where id = ? and person = ? and ends_at > ?")
                .params(id, person, DatabaseTime.sql(at))
                .query(Absences::absence)
                .optional();
    }

    Absence add(String person, Instant from, Instant until, @Nullable String standIn, String by) {
        return jdbc.sql("""
                        insert into countersign.absence (person, starts_at, ends_at, stand_in, added_by)
                        values (?, ?, ?, ?, ?)
                        returning id, person, starts_at, ends_at, stand_in, added_by""")
                .params(person, DatabaseTime.sql(from), DatabaseTime.sql(until), standIn, by)
                .query(Absences::absence)
                .single();
    }

    void endNow(long id, Instant at) {
        jdbc.sql("update countersign.absence set ends_at = ? where id = ?")
                .params(DatabaseTime.sql(at), id)
                .update();
    }

    /** For one that has not begun. */
    void delete(long id) {
        jdbc.sql("delete from countersign.absence where id = ?").param(id).update();
    }

    private static Absence absence(ResultSet row, int n) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("person"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("stand_in"),
                row.getString("added_by"));
    }
}
