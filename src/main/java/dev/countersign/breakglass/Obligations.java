package dev.countersign.breakglass;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.countersign.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was paid back: closures, opinions, reviews, preventive actions. Written under the lock of the session. */
@Component
final class Obligations {

    /** @param actionsPerformed as they were told, each a line */
    record Closure(
            String incidentReference,
            String reasonUsed,
            @JsonRawValue @Schema(type = "array") String actionsPerformed,
            Instant sessionClosedAt,
            String preventiveActionOwner,
            String summary,
            String account,
            @JsonIgnore String person,
            Instant at,
            boolean late) {}

    record Opinion(String team, boolean agrees, String comment, String account, Instant at) {}

    record SessionReview(
            boolean timelineConfirmed, String findings, boolean justified, String account, Instant at, boolean late) {}

    record PreventiveAction(
            String title,
            String owner,
            Instant dueAt,
            @Nullable String url,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String result) {}

    private final JdbcClient jdbc;

    Obligations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Closure> closure(String session) {
        return jdbc.sql("select * from countersign.closure where session_id = ?")
                .param(session)
                .query((row, n) -> new Closure(
                        row.getString("incident_reference"),
                        row.getString("reason_used"),
                        row.getString("actions_performed"),
                        Incidents.at(row, "session_closed_at").orElseThrow(),
                        row.getString("preventive_action_owner"),
                        row.getString("summary"),
                        row.getString("account"),
                        row.getString("person"),
                        Incidents.at(row, "at").orElseThrow(),
                        row.getBoolean("late")))
                .optional();
    }

    void close(String session, Closure c) {
        jdbc.sql("""
                        insert into countersign.closure (session_id, incident_reference, reason_used, actions_performed,
                            session_closed_at, preventive_action_owner, summary, account, person, at, late)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        session,
                        c.incidentReference(),
                        c.reasonUsed(),
                        c.actionsPerformed(),
                        sql(c.sessionClosedAt()),
                        c.preventiveActionOwner(),
                        c.summary(),
                        c.account(),
                        c.person(),
                        sql(c.at()),
                        c.late())
                .update();
    }

    List<Opinion> opinions(String session) {
        return jdbc.sql("select * from countersign.opinion where session_id = ? order by at, team")
                .param(session)
                .query((row, n) -> new Opinion(
                        row.getString("team"),
                        row.getBoolean("agrees"),
                        row.getString("comment"),
                        row.getString("account"),
                        Incidents.at(row, "at").orElseThrow()))
                .list();
    }

    /** @return whether neither the team nor the person had given one before */
    boolean give(String session, Opinion opinion, Actor by) {
        return jdbc.sql("""
                                insert into countersign.opinion (session_id, team, agrees, comment, account, person, at)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                session,
                                opinion.team(),
                                opinion.agrees(),
                                opinion.comment(),
                                by.account(),
                                by.person(),
                                sql(opinion.at()))
                        .update()
                == 1;
    }

    Optional<SessionReview> review(String session) {
        return jdbc.sql("select * from countersign.session_review where session_id = ?")
                .param(session)
                .query((row, n) -> new SessionReview(
                        row.getBoolean("timeline_confirmed"),
                        row.getString("findings"),
                        row.getBoolean("justified"),
                        row.getString("account"),
                        Incidents.at(row, "at").orElseThrow(),
                        row.getBoolean("late")))
                .optional();
    }

    void review(String session, SessionReview review, PreventiveAction action, Actor by) {
        jdbc.sql("""
                        insert into countersign.session_review
                            (session_id, timeline_confirmed, findings, justified, account, person, at, late)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        session,
                        review.timelineConfirmed(),
                        review.findings(),
                        review.justified(),
                        by.account(),
                        by.person(),
                        sql(review.at()),
                        review.late())
                .update();
        jdbc.sql(
                        "insert into countersign.preventive_action (session_id, title, owner, due_at, url) values (?, ?, ?, ?, ?)")
                .params(session, action.title(), action.owner(), sql(action.dueAt()), action.url())
                .update();
    }

    Optional<PreventiveAction> preventiveAction(String session) {
        return jdbc.sql("select * from countersign.preventive_action where session_id = ?")
                .param(session)
                .query((row, n) -> new PreventiveAction(
                        row.getString("title"),
                        row.getString("owner"),
                        Incidents.at(row, "due_at").orElseThrow(),
                        row.getString("url"),
                        Incidents.at(row, "done_at").orElse(null),
                        row.getString("done_by"),
                        row.getString("result")))
                .optional();
    }

    void done(String session, String result, String account, Instant now) {
        jdbc.sql("""
                        update countersign.preventive_action set done_at = ?, done_by = ?, result = ?
                        where session_id = ? and done_at is null""").params(sql(now), account, result, session).update();
    }
}
