package dev.countersign.breakglass;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of incidents. */
@Component
final class Incidents {

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Incident> find(String reference) {
        return jdbc.sql("select * from countersign.incident where reference = ?")
                .param(reference)
                .query(Incidents::incident)
                .optional();
    }

    /** For the rest of the transaction it stays as it is: nobody resolves it while a session of it is opened or used. */
    Optional<Incident> hold(String reference) {
        return jdbc.sql("select * from countersign.incident where reference = ? for share")
                .param(reference)
                .query(Incidents::incident)
                .optional();
    }

    Optional<Incident> lock(String reference) {
        return jdbc.sql("select * from countersign.incident where reference = ? for update")
                .param(reference)
                .query(Incidents::incident)
                .optional();
    }

    /** Those who tell something of one incident, known or not, do it one after the other. */
    void queue(String reference) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('incident ' || ?, 0))")
                .param(reference)
                .query()
                .listOfRows();
    }

    /** The newest first; those of no project and of these. */
    List<Incident> all(@Nullable String status, String[] projects, int limit) {
        return jdbc.sql("""
                        select * from countersign.incident
                        where (?::text is null or status = ?) and (project is null or project = any (?))
                        order by declared_at desc, reference limit ?""")
                .params(status, status, projects, limit)
                .query(Incidents::incident)
                .list();
    }

    /** @return whether it was not there before */
    boolean insert(Incident incident) {
        return jdbc.sql("""
                                insert into countersign.incident
                                    (reference, severity, title, project, url, rehearsal, status, declared_by, declared_at)
                                values (?, ?, ?, ?, ?, ?, 'active', ?, ?) on conflict do nothing""")
                        .params(
                                incident.reference(),
                                incident.severity(),
                                incident.title(),
                                incident.project(),
                                incident.url(),
                                incident.rehearsal(),
                                incident.declaredBy(),
                                sql(incident.declaredAt()))
                        .update()
                == 1;
    }

    void alter(String reference, String severity, String title) {
        jdbc.sql("update countersign.incident set severity = ?, title = ? where reference = ?")
                .params(severity, title, reference)
                .update();
    }

    void resolve(String reference, String account, Instant now) {
        jdbc.sql("""
                        update countersign.incident set status = 'resolved', resolved_by = ?, resolved_at = ?
                        where reference = ?""").params(account, sql(now), reference).update();
    }

    void reopen(String reference) {
        jdbc.sql("""
                        update countersign.incident set status = 'active', resolved_by = null, resolved_at = null
                        where reference = ?""").param(reference).update();
    }

    private static Incident incident(ResultSet row, int n) throws SQLException {
        return new Incident(
                row.getString("reference"),
                row.getString("severity"),
                row.getString("title"),
                row.getString("project"),
                row.getString("url"),
                row.getBoolean("rehearsal"),
                row.getString("status"),
                row.getString("declared_by"),
                at(row, "declared_at").orElseThrow(),
                row.getString("resolved_by"),
                at(row, "resolved_at").orElse(null));
    }

    static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
