package dev.countersign.compliance.pack;

import static dev.countersign.platform.DatabaseTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What packs ask of the tables that other modules do not show as it was, or not all of it. Reads only. */
@Component
final class PackRows {

    /** @param removedAt what was removed is shown as well: somebody may have decided by it */
    record Item(
            String evidence,
            @Nullable String execution,
            String kind,
            String title,
            @Nullable String url,
            @Nullable String digest,
            @Nullable String mediaType,
            @Nullable Long bytes,
            String account,
            Instant addedAt,
            @Nullable Instant removedAt) {

        boolean thereAt(Instant at) {
            return !addedAt.isAfter(at) && (removedAt == null || removedAt.isAfter(at));
        }
    }

    private final JdbcClient jdbc;

    PackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> permits(String change) {
        return jdbc.sql("""
                        select id as permit, revision, digest, audience, run_id as "runId", account, issued_at as "issuedAt",
                            not_before as "notBefore", expires_at as "expiresAt", revoked_at as "revokedAt",
                            revoked_by as "revokedBy"
                        from countersign.permit where change_id = ? order by id""").param(change).query(PackRows::fields).list();
    }

    Optional<Map<String, Object>> execution(String change) {
        return jdbc.sql("""
                        select id as execution, permit_id as permit, run_id as "runId", state, account,
                            redeemed_at as "redeemedAt", report_due_at as "dueAt", started_at as "startedAt",
                            finished_at as "finishedAt", observed_digest as "observedDigest", violation, notes,
                            reported_by as "reportedBy", reported_at as "reportedAt"
                        from countersign.execution where change_id = ?""").param(change).query(PackRows::fields).optional();
    }

    List<Item> evidence(String change) {
        return jdbc.sql("""
                        select id, execution, kind, title, url, digest, media_type, octet_length(content)::bigint as bytes,
                            account, added_at, removed_at
                        from countersign.evidence where change_id = ? order by id""")
                .param(change)
                .query((row, n) -> new Item(
                        row.getString("id"),
                        row.getString("execution"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("url"),
                        row.getString("digest"),
                        row.getString("media_type"),
                        row.getObject("bytes", Long.class),
                        row.getString("account"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("removed_at", OffsetDateTime.class))))
                .list();
    }

    byte[] content(String evidence) {
        return jdbc.sql("select content from countersign.evidence where id = ?")
                .param(evidence)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Who belonged to each of the teams at that time, whatever became of them since. */
    Map<String, Set<String>> members(Collection<String> teams, Instant at) {
        var members = new LinkedHashMap<String, Set<String>>();
        new TreeSet<>(teams).forEach(team -> members.put(team, new TreeSet<>()));
        jdbc.sql("""
                        select team, person from countersign.membership
                        where team = any (?) and since <= ? and (until is null or until > ?)""").params(teams.toArray(String[]::new), sql(at), sql(at)).query(row -> {
            members.computeIfAbsent(row.getString("team"), team -> new TreeSet<>())
                    .add(row.getString("person"));
        });
        return members;
    }

    Set<String> accountsOf(Set<String> persons) {
        return Set.copyOf(jdbc.sql("select id from countersign.account where person = any (?)")
                .param(persons.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static Map<String, Object> fields(ResultSet row, int n) throws SQLException {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getObject(i);
            if (value != null) {
                var time = value instanceof java.sql.Timestamp;
                fields.put(
                        row.getMetaData().getColumnLabel(i),
                        time ? row.getObject(i, OffsetDateTime.class).toInstant() : value);
            }
        }
        return fields;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
