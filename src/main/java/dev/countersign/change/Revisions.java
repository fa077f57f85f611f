package dev.countersign.change;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.HeldReads;
import dev.countersign.policy.PolicyOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All revisions of all changes. */
@Component
public final class Revisions {

    private final JdbcClient jdbc;
    private final HeldReads reads;
    private final ObjectMapper json;
    private final DatabaseTime time;

    Revisions(JdbcClient jdbc, ObjectMapper json, DatabaseTime time, HeldReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    public Revision of(Change change) {
        return of(change.id(), change.revision());
    }

    public Revision of(String changeId, int number) {
        return reads.read(Revisions.class, changeId, number, () -> query(changeId, number));
    }

    private Revision query(String changeId, int number) {
        return jdbc.sql("select * from countersign.change_revision where change_id = ? and revision = ?")
                .params(changeId, number)
                .query((row, n) -> revision(row))
                .single();
    }

    /** All revisions of a change, oldest first. */
    public List<Revision> all(String changeId) {
        return jdbc.sql("select * from countersign.change_revision where change_id = ? order by revision")
                .param(changeId)
                .query((row, n) -> revision(row))
                .list();
    }

    void insert(Revision revision, Grade grade) {
        reads.forget(Revisions.class);
        jdbc.sql("""
                        insert into countersign.change_revision (change_id, revision, title, description, operation, digest,
                            rollback_plan, incident, window_not_before, window_not_after, authors, material, reason, policy,
                            account, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        revision.changeId(),
                        revision.number(),
                        revision.title(),
                        revision.description(),
                        revision.operation(),
                        revision.digest(),
                        revision.rollbackPlan(),
                        revision.incident(),
                        sqlOrNull(revision.window().notBefore()),
                        sqlOrNull(revision.window().notAfter()),
                        revision.authors().toArray(String[]::new),
                        grade.material(),
                        String.join(", ", grade.altered()),
                        revision.policy() == null ? null : write(revision.policy()),
                        revision.account(),
                        sql(time.now()))
                .update();
    }

    /** Keeps what the tables said of the revision. */
    public void decide(Change change, PolicyOutcome outcome) {
        reads.forget(Revisions.class);
        jdbc.sql("update countersign.change_revision set policy = ?::jsonb where change_id = ? and revision = ?")
                .params(write(outcome), change.id(), change.revision())
                .update();
    }

    private Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("change_id"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("description"),
                row.getString("operation"),
                row.getString("digest"),
                row.getString("rollback_plan"),
                row.getString("incident"),
                new Window(Changes.instant(row, "window_not_before"), Changes.instant(row, "window_not_after")),
                List.of((String[]) row.getArray("authors").getArray()),
                read(row.getString("policy")),
                row.getString("account"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private String write(PolicyOutcome outcome) {
        try {
            return json.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable PolicyOutcome read(@Nullable String outcome) {
        try {
            return outcome == null ? null : json.readValue(outcome, PolicyOutcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable OffsetDateTime sqlOrNull(@Nullable Instant instant) {
        return instant == null ? null : sql(instant);
    }
}
