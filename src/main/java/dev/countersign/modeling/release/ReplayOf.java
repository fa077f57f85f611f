package dev.countersign.modeling.release;

import dev.countersign.modeling.Draft;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a replay on past changes has shown of the very bytes that are to be released; none counts that is of others. */
@Component
class ReplayOf {

    /** @param lessControl whether something would pass with fewer people than it did */
    record Shown(String id, boolean lessControl) {}

    private final JdbcClient jdbc;

    ReplayOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A replay of the draft as it is now, if that one is finished. */
    Optional<Shown> find(String id, Draft draft) {
        if (!kept()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select id, coalesce((counts ->> 'automatic')::integer, 0) > 0
                            or coalesce((counts ->> 'fewerSeats')::integer, 0) > 0
                            or coalesce((counts ->> 'ungated')::integer, 0) > 0 as less_control
                        from countersign.model_replay where id = ? and draft = ? and draft_digest = ? and status = 'done'""")
                .params(id, draft.id(), draft.digest())
                .query((row, n) -> new Shown(row.getString("id"), row.getBoolean("less_control")))
                .optional();
    }

    private boolean kept() {
        return jdbc.sql("select to_regclass('countersign.model_replay') is not null")
                .query(Boolean.class)
                .single();
    }
}
