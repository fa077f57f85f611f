package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Legal holds: those in force and those that were. */
@Component
final class LegalHolds {

    private static final String SELECT = """
            select id, kind, subject, reason, placed_by, placed_at, lift_reason, lift_asked_by, lift_asked_at, lifted_by, lifted_at
            from\s""";

    private final JdbcClient jdbc;

    LegalHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever places a hold and whoever forgets something take turns: what is held is not forgotten at the same moment. */
    void inTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('countersign: holds'))")
                .query((row, n) -> true)
                .single();
    }

    /** Those in force first, each newest first. */
    List<LegalHold> all() {
        return jdbc.sql(SELECT + "countersign.legal_hold order by lifted_at is not null, id desc limit 1000")
                .query(LegalHolds::hold)
                .list();
    }

    /** What the engine keeps cannot be told apart: while anything is held, all of it stays. */
    boolean anyInForce() {
        return jdbc.sql("select exists (select from countersign.legal_hold where lifted_at is null)")
                .query(Boolean.class)
                .single();
    }

    LegalHold lock(String id) {
        return jdbc.sql(SELECT + "countersign.legal_hold where id = ? for no key update")
                .param(id)
                .query(LegalHolds::hold)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("hold", id)));
    }

    /** In force, and reaching what the person has done. */
    List<LegalHold> onPerson(String person) {
        return jdbc.sql(SELECT + "countersign.holds_on_person(?) order by id")
                .param(person)
                .query(LegalHolds::hold)
                .list();
    }

    Optional<LegalHold> inForce(String kind, @Nullable String subject) {
        return jdbc.sql(
                        SELECT
                                + "countersign.legal_hold where lifted_at is null and kind = ? and subject is not distinct from ?")
                .params(kind, subject)
                .query(LegalHolds::hold)
                .optional();
    }

    /** Whether there is such a thing to hold; of projects the catalogue knows. */
    boolean exists(String kind, String subject) {
        return jdbc.sql("select exists (select from countersign." + kind + " where id = ?)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    private static LegalHold hold(ResultSet row, int n) throws SQLException {
        return new LegalHold(
                row.getString("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("placed_by"),
                Objects.requireNonNull(at(row, "placed_at")),
                row.getString("lift_reason"),
                row.getString("lift_asked_by"),
                at(row, "lift_asked_at"),
                row.getString("lifted_by"),
                at(row, "lifted_at"));
    }

    static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    void place(LegalHold hold, Actor by) {
        jdbc.sql("""
                        insert into countersign.legal_hold (id, kind, subject, reason, placed_by, placed_person, placed_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        hold.id(),
                        hold.kind(),
                        hold.subject(),
                        hold.reason(),
                        by.account(),
                        by.person(),
                        sql(hold.placedAt()))
                .update();
    }

    void askToLift(String id, String reason, Actor by, Instant at) {
        jdbc.sql("""
                        update countersign.legal_hold
                        set lift_reason = ?, lift_asked_by = ?, lift_asked_person = ?, lift_asked_at = ? where id = ?""").params(reason, by.account(), by.person(), sql(at), id).update();
    }

    /** By whom the lifting of it was asked for: a person. */
    @Nullable
    String liftAskedPerson(String id) {
        return jdbc.sql("select coalesce(lift_asked_person, '') from countersign.legal_hold where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .filter(person -> !Objects.requireNonNull(person).isEmpty())
                .orElse(null);
    }

    void lift(String id, Actor by, Instant at) {
        jdbc.sql("update countersign.legal_hold set lifted_by = ?, lifted_person = ?, lifted_at = ? where id = ?")
                .params(by.account(), by.person(), sql(at), id)
                .update();
    }
}
