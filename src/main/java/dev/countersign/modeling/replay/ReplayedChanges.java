package dev.countersign.modeling.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.modeling.replay.Replay.Affected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes to which replays make a difference. Those that stay the same are counted, not kept. */
@Component
class ReplayedChanges {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReplayedChanges(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In one statement, however many. */
    void insert(String replay, List<Affected> affected) {
        if (affected.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into countersign.model_replay_change
                            (replay, change, project, environment, action, effects, was, now)
                        select ?, change, project, environment, action, string_to_array(effects, ' '), was::jsonb, now::jsonb
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as rows (change, project, environment, action, effects, was, now)""")
                .params(
                        replay,
                        column(affected, Affected::change),
                        column(affected, Affected::project),
                        column(affected, Affected::environment),
                        column(affected, Affected::action),
                        column(
                                affected,
                                one -> String.join(
                                        " ",
                                        one.effects().stream().map(Effect::word).toList())),
                        column(affected, one -> write(one.was())),
                        column(affected, one -> write(one.now())))
                .update();
    }

    /** By id of the change; {@code after} is the last one seen. Without titles. */
    List<Affected> page(String replay, @Nullable Effect effect, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select * from countersign.model_replay_change
                        where replay = :replay and change > :after and (:effect::text is null or :effect = any (effects))
                        order by change limit :limit""")
                .param("replay", replay)
                .param("after", Objects.requireNonNullElse(after, ""))
                .param("effect", effect == null ? null : effect.word())
                .param("limit", limit)
                .query((row, n) -> affected(row))
                .list();
    }

    private Affected affected(ResultSet row) throws SQLException {
        return new Affected(
                row.getString("change"),
                null,
                row.getString("project"),
                row.getString("environment"),
                row.getString("action"),
                Arrays.stream((String[]) row.getArray("effects").getArray())
                        .map(word -> Effect.of(word).orElseThrow())
                        .toList(),
                read(row.getString("was")),
                read(row.getString("now")));
    }

    private static String[] column(List<Affected> affected, Function<Affected, String> cell) {
        return affected.stream().map(cell).toArray(String[]::new);
    }

    private String write(Judged judged) {
        try {
            return json.writeValueAsString(judged);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Judged read(String judged) {
        try {
            return json.readValue(judged, Judged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
