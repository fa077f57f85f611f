package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.compliance.SelfCheck.CheckedRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Self-checks that were asked for, and what came of them. */
@Component
final class SelfChecks {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SelfChecks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false where one waits already */
    boolean ask(String id, Instant at, String by) {
        return jdbc.sql("""
                        insert into countersign.self_check (id, asked_at, asked_by) values (?, ?, ?)
                        on conflict do nothing""").params(id, sql(at), by).update() == 1;
    }

    boolean askedSince(Instant moment) {
        return jdbc.sql("select exists (select from countersign.self_check where asked_at > ?)")
                .param(sql(moment))
                .query(Boolean.class)
                .single();
    }

    /** The one that waits, for this transaction; nothing where there is none, or another is at it. */
    Optional<String> hold() {
        return jdbc.sql("select id from countersign.self_check where finished_at is null for update skip locked")
                .query(String.class)
                .optional();
    }

    void finish(SelfCheck check) {
        jdbc.sql("""
                        update countersign.self_check set started_at = ?, finished_at = ?, faults = ?, reminders = ?,
                            checks = ?::jsonb where id = ?""")
                .params(
                        check.startedAt() == null ? null : sql(check.startedAt()),
                        check.finishedAt() == null ? null : sql(check.finishedAt()),
                        check.faults(),
                        check.reminders(),
                        write(check.checks()),
                        check.id())
                .update();
    }

    /** The latest first. */
    List<SelfCheck> latest(int most) {
        return jdbc.sql("select * from countersign.self_check order by asked_at desc limit ?")
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<SelfCheck> lastFinished() {
        return jdbc.sql("""
                        select * from countersign.self_check where finished_at is not null
                        order by finished_at desc limit 1""").query((row, n) -> read(row)).optional();
    }

    private SelfCheck read(ResultSet row) throws SQLException {
        var checks = row.getString("checks");
        return new SelfCheck(
                row.getString("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                row.getLong("faults"),
                row.getLong("reminders"),
                checks == null ? List.of() : parse(checks));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private String write(List<CheckedRule> checks) {
        try {
            return json.writeValueAsString(checks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CheckedRule> parse(String checks) {
        try {
            return json.readValue(checks, new TypeReference<List<CheckedRule>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
