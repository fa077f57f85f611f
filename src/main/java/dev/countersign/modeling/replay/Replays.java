package dev.countersign.modeling.replay;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.modeling.replay.Replay.Load;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.TableVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All replays. One whose node has said nothing for a minute has failed, whether that was written down or not. */
@Component
class Replays {

    static final Duration SILENCE = Duration.ofMinutes(1);
    static final String NODE_GONE = "The node that did it went down. Start it again.";

    private static final String SELECT = """
            select r.*, r.draft_digest <> d.digest as stale from countersign.model_replay r
            join countersign.model_draft d on d.id = r.draft\s""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Replays(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws Refused 404 where there is none */
    Replay get(String id, Instant now) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query((row, n) -> replay(row, now))
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("replay", id)));
    }

    /** Latest first. */
    List<Replay> of(String draft, Instant now) {
        return jdbc.sql(SELECT + "where r.draft = ? order by r.id desc limit 100")
                .param(draft)
                .query((row, n) -> replay(row, now))
                .list();
    }

    /** One of the draft, or of the node, that is under way: only one is let be. */
    Optional<Replay> running(String draft, String node, Instant now) {
        return jdbc.sql(SELECT + "where r.status = 'running' and (r.draft = ? or r.node = ?) limit 1")
                .params(draft, node)
                .query((row, n) -> replay(row, now))
                .optional();
    }

    /** Writes down what {@link #SILENCE} says already. */
    void buryDead(Instant now) {
        jdbc.sql("""
                        update countersign.model_replay set status = 'failed', finished_at = :now, problem = :problem
                        where status = 'running' and beat_at < :silent""")
                .param("now", sql(now))
                .param("problem", NODE_GONE)
                .param("silent", sql(now.minus(SILENCE)))
                .update();
    }

    void insert(Replay replay, String node, Actor actor) {
        jdbc.sql("""
                        insert into countersign.model_replay (id, draft, name, draft_digest, from_at, until_at, tables, catalogue,
                            staff, status, total, counts, node, beat_at, started_by, started_person, started_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, 'running', ?, ?::jsonb, ?, ?, ?, ?, ?)""")
                .params(
                        replay.id(),
                        replay.draft(),
                        replay.name(),
                        replay.draftDigest(),
                        sql(replay.from()),
                        sql(replay.until()),
                        write(replay.tables()),
                        replay.catalogue(),
                        replay.staff(),
                        replay.total(),
                        write(replay.counts()),
                        node,
                        sql(replay.startedAt()),
                        actor.account(),
                        actor.person(),
                        sql(replay.startedAt()))
                .update();
    }

    /** @return whether it is still wanted; its row is held then */
    boolean progress(String id, Tally tally, Instant now) {
        return jdbc.sql("""
                        update countersign.model_replay set done = :done, counts = :counts::jsonb, load = :load::jsonb,
                            beat_at = :now
                        where id = :id and status = 'running'""")
                        .param("id", id)
                        .param("done", tally.done())
                        .param("counts", write(tally.counts()))
                        .param("load", write(tally.load()))
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /** @return whether it was under way */
    boolean end(String id, String status, @Nullable String result, @Nullable String problem, Instant now) {
        return jdbc.sql("""
                        update countersign.model_replay set status = ?, result = ?, problem = ?, finished_at = ?
                        where id = ? and status = 'running'""").params(status, result, problem, sql(now), id).update() == 1;
    }

    private Replay replay(ResultSet row, Instant now) throws SQLException {
        var running = row.getString("status").equals(Replay.RUNNING);
        var dead = running && at(row, "beat_at").isBefore(now.minus(SILENCE));
        return new Replay(
                row.getString("id"),
                row.getString("draft"),
                row.getString("draft_digest"),
                row.getString("name"),
                row.getBoolean("stale"),
                at(row, "from_at"),
                at(row, "until_at"),
                read(row.getString("tables"), new TypeReference<List<TableVersion>>() {}),
                row.getString("catalogue"),
                row.getString("staff"),
                dead ? Replay.FAILED : row.getString("status"),
                row.getInt("total"),
                row.getInt("done"),
                read(row.getString("counts"), new TypeReference<Map<String, Long>>() {}),
                read(row.getString("load"), new TypeReference<List<Load>>() {}),
                row.getString("result"),
                row.getString("started_by"),
                at(row, "started_at"),
                dead ? at(row, "beat_at") : row.getObject("finished_at") == null ? null : at(row, "finished_at"),
                dead ? NODE_GONE : row.getString("problem"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String value, TypeReference<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
