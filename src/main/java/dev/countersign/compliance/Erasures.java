package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to be forgotten. What that does to the tables, the database does by itself ({@code countersign.erase}). */
@Component
final class Erasures {

    private static final String SELECT =
            "select id, person, reason, asked_by, asked_at, confirmed_by, confirmed_at from countersign.erasure ";

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Erasure> all() {
        return jdbc.sql(SELECT + "order by confirmed_at is not null, id desc limit 1000")
                .query(Erasures::erasure)
                .list();
    }

    Optional<Erasure> lock(String person) {
        return jdbc.sql(SELECT + "where person = ? for no key update")
                .param(person)
                .query(Erasures::erasure)
                .optional();
    }

    private static Erasure erasure(ResultSet row, int n) throws SQLException {
        return new Erasure(
                row.getString("id"),
                row.getString("person"),
                row.getString("reason"),
                row.getString("asked_by"),
                Objects.requireNonNull(LegalHolds.at(row, "asked_at")),
                row.getString("confirmed_by"),
                LegalHolds.at(row, "confirmed_at"));
    }

    String askedPerson(String id) {
        return jdbc.sql("select asked_person from countersign.erasure where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void ask(Erasure erasure, Actor by) {
        jdbc.sql("""
                        insert into countersign.erasure (id, person, reason, asked_by, asked_person, asked_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        erasure.id(),
                        erasure.person(),
                        erasure.reason(),
                        by.account(),
                        by.person(),
                        sql(erasure.askedAt()))
                .update();
    }

    void confirm(String id, Actor by, Instant at) {
        jdbc.sql("update countersign.erasure set confirmed_by = ?, confirmed_person = ?, confirmed_at = ? where id = ?")
                .params(by.account(), by.person(), sql(at), id)
                .update();
        jdbc.sql("select countersign.erase(?)")
                .param(id)
                .query((row, n) -> true)
                .single();
    }
}
