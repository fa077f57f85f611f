package dev.countersign.approval;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.change.Queue.Position;
import dev.countersign.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open user tasks of all processes that somebody may do: a candidate team that they act for now, or a task that is theirs
 * alone. Read from the engine's tables directly, since its own query asks its authorizations row by row.
 */
@Component
final class Inbox {

    private static final String TASKS = """
            select t.id_, t.task_def_key_, t.name_, d.key_ as process, e.business_key_, t.assignee_, t.create_time_,
                (select array_agg(l.group_id_ order by l.group_id_) from public.act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) as teams,
                coalesce(c.title, s.reason, m.name || ': ' || m.summary) as title, coalesce(c.project, s.project) as project, c.environment, c.action, c.risk,
                c.status, coalesce(m.due_at, case when c.due_at < timestamptz '9999-01-01' then c.due_at end) as due_at
            from public.act_ru_task t
            join public.act_ru_execution e on e.id_ = t.proc_inst_id_
            join public.act_re_procdef d on d.id_ = t.proc_def_id_
            left join countersign.change c on c.id = e.business_key_
            left join countersign.session s on s.id = e.business_key_
            left join countersign.model_release m on m.id = e.business_key_
            where t.suspension_state_ = 1""";

    /** A task without candidates is only its assignee's; with candidates a claim by somebody who left gives no right. */
    private static final String MINE = """
             and (exists (select from public.act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
                    and (l.group_id_ = any (:teams) or l.user_id_ = :account))
                or (t.assignee_ = :account and not exists (
                    select from public.act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate')))
            and (t.task_def_key_ <> 'userTask_remedyChange' or :person = any (c.excluded_persons))
            and (t.task_def_key_ not in ('userTask_reviewSession', 'userTask_giveOpinion') or s.opener_person <> :person)
            and (t.task_def_key_ <> 'userTask_decideRelease' or (
                m.requested_person <> :person and :person <> all (m.authors) and m.due_at > :now
                and exists (select from countersign.acting_member(:now) a
                    where a.team = 'process-owners' and a.person = :person and a.on_behalf_of is null)
                and not exists (select from countersign.model_release_decision d
                    where d.release = m.id and d.person = :person)))
            and (t.task_def_key_ <> 'userTask_reviewChange' or (
                not (c.excluded_persons @> array[:person]::text[]) and c.due_at > :now
                and not exists (select from countersign.decision d
                    where d.change_id = c.id and d.person = :person and d.superseded_by is null)))""";

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of tasks, the oldest first; {@code after} is the last one seen. */
    List<OpenTask> page(
            ListTasks.Filter filter, Actor actor, Set<String> teams, Instant now, @Nullable Position after, int limit) {
        var sql = new StringBuilder(TASKS + MINE);
        var conditions = new ArrayList<String[]>();
        equal(conditions, "e.business_key_", "change", filter.change());
        equal(conditions, "d.key_", "process", filter.process());
        equal(conditions, "t.task_def_key_", "key", filter.key());
        equal(conditions, "coalesce(c.project, s.project)", "project", filter.project());
        equal(conditions, "c.environment", "environment", filter.environment());
        equal(conditions, "c.action", "action", filter.action());
        equal(conditions, "c.risk", "risk", filter.risk());
        equal(conditions, "c.status", "status", filter.status());
        conditions.forEach(condition -> sql.append(" and ").append(condition[0]));
        if (after != null) {
            sql.append(" and (t.create_time_, t.id_) > (cast(:afterTime as timestamp), :afterId)");
        }
        sql.append(" order by t.create_time_, t.id_ limit ").append(limit);
        var statement = bind(sql.toString(), actor, teams, now);
        for (var condition : conditions) {
            statement = statement.param(condition[1], condition[2]);
        }
        if (after != null) {
            statement = statement.param("afterTime", after.key()).param("afterId", after.id());
        }
        return statement.query((row, n) -> task(row)).list();
    }

    /** A task that the actor may do; none where it is absent or not theirs. */
    Optional<OpenTask> find(String id, Actor actor, Set<String> teams, Instant now) {
        return bind(TASKS + MINE + " and t.id_ = :id", actor, teams, now)
                .param("id", id)
                .query((row, n) -> task(row))
                .optional();
    }

    /** A review task, whoever asks: the rules of deciding refuse better than silence does. */
    Optional<OpenTask> review(String id) {
        return jdbc.sql(TASKS + " and t.task_def_key_ = 'userTask_reviewChange' and t.id_ = :id")
                .param("id", id)
                .query((row, n) -> task(row))
                .optional();
    }

    /** The change of a task, of one that is over as well. */
    Optional<String> changeOf(String id) {
        return jdbc.sql("""
                        select p.business_key_ from public.act_hi_taskinst t
                        join public.act_hi_procinst p on p.id_ = t.proc_inst_id_
                        where t.id_ = ? and p.business_key_ is not null""").param(id).query(String.class).optional();
    }

    /** The change of a review that is over, however it ended. */
    Optional<String> changeOfPastReview(String id) {
        return jdbc.sql("""
                        select p.business_key_ from public.act_hi_taskinst t
                        join public.act_hi_procinst p on p.id_ = t.proc_inst_id_
                        where t.id_ = ? and t.task_def_key_ = 'userTask_reviewChange' and t.end_time_ is not null
                            and p.business_key_ is not null""").param(id).query(String.class).optional();
    }

    private JdbcClient.StatementSpec bind(String statement, Actor actor, Set<String> teams, Instant now) {
        return jdbc.sql(statement)
                .param("account", actor.account())
                .param("person", actor.person())
                .param("teams", teams.toArray(String[]::new))
                .param("now", sql(now));
    }

    private static void equal(List<String[]> conditions, String column, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(new String[] {column + " = :" + name, name, value});
        }
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        var teams = row.getArray("teams");
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new OpenTask(
                row.getString("id_"),
                row.getString("task_def_key_"),
                row.getString("name_"),
                row.getString("process"),
                row.getString("business_key_"),
                teams == null ? List.of() : List.of((String[]) teams.getArray()),
                row.getString("assignee_"),
                row.getTimestamp("create_time_").toInstant(),
                row.getString("title"),
                row.getString("project"),
                row.getString("environment"),
                row.getString("action"),
                row.getString("risk"),
                row.getString("status"),
                due == null ? null : due.toInstant());
    }

    /** Where a page ends: the engine stores its times without a zone, in that of the node. */
    static Position positionOf(OpenTask task) {
        var local = java.time.LocalDateTime.ofInstant(task.createdAt(), java.time.ZoneId.systemDefault());
        return new Position(local.toString(), task.id());
    }
}
