package dev.countersign.bench;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A million changes, a tenth of them pending, by 200 people and decided on by them (so 5,000 changes asked for and
 * 3,300 decisions each), and as many open tasks in the engine's tables as there are pending changes.
 */
final class QueueData {

    private static final String CHANGES = """
            insert into countersign.change (id, project, environment, action, target, title, status, revision, digest, risk,
                requester, requester_person, excluded_persons, open_team, due_at, feasible, created_at, updated_at, closed_at)
            select 'chg_' || lpad(n::text, 26, '0'), project, environment, action, 'k8s/' || project || '/' || service,
                initcap(verb) || ' ' || service || ' ' || n % 40 || '.' || n % 17 || '.' || n % 9,
                status, 1, 'sha256:' || encode(sha256(n::text::bytea), 'hex'), risk, requester, requester,
                array[requester], case when status = 'pending' then team end,
                case when closed then timestamptz '9999-01-01Z'
                    else now() + make_interval(secs => 600 + (n * 7919) % 600000) end, true, created, created,
                case when closed then created + interval '1 day' end
            from (with everybody as (select array_agg(id order by id) as people from countersign.person)
                select n, n % 10 <> 0 as closed,
                    (array['payments', 'payments', 'payments', 'identity', 'identity', 'search', 'billing', 'ledger', 'mobile',
                        'web', 'data', 'platform', 'fraud', 'risk', 'crm', 'mail'])[1 + h1 % 16] as project,
                    (array['production', 'production', 'production', 'staging', 'staging', 'development'])[1 + h2 % 6]
                        as environment,
                    (array['deploy', 'deploy', 'deploy', 'deploy', 'promote', 'rollback', 'config-change', 'data-migration',
                        'secret-rotation', 'infrastructure-change', 'cluster-operation', 'access-grant', 'feature-flag'])
                        [1 + h3 % 13] as action,
                    (array['low', 'low', 'low', 'medium', 'medium', 'high', 'critical'])[1 + h4 % 7] as risk,
                    (select people[1 + h5 % 200] from everybody) as requester,
                    (array['sre', 'sre', 'sre', 'payments-owners', 'payments-owners', 'identity-owners', 'dba', 'security',
                        'incident-command'])[1 + h6 % 9] as team,
                    (array['checkout', 'login', 'ledger', 'search-api', 'gateway', 'mailer', 'scoring', 'reports', 'invoices',
                        'sessions', 'catalogue', 'basket', 'shipping', 'tax', 'refunds', 'alerts'])[1 + h7 % 16]
                        || '-' || h7 % 97 as service,
                    (array['deploy', 'raise', 'rotate', 'migrate', 'scale', 'roll back'])[1 + h8 % 6] as verb,
                    case when n % 10 = 0 then 'pending' else (array['succeeded', 'succeeded', 'succeeded', 'succeeded',
                        'succeeded', 'failed', 'rolled_back', 'withdrawn', 'expired', 'declined'])[1 + h9 % 10] end as status,
                    now() - make_interval(secs => case when n % 10 = 0 then n % 600000 else n * 60 end) as created
                from (select n, abs(hashint8(n)) as h1, abs(hashint8(n + 11)) as h2, abs(hashint8(n + 23)) as h3,
                        abs(hashint8(n + 37)) as h4, abs(hashint8(n + 41)) as h5, abs(hashint8(n + 59)) as h6,
                        abs(hashint8(n + 61)) as h7, abs(hashint8(n + 73)) as h8, abs(hashint8(n + 89)) as h9
                    from generate_series(1::bigint, ?) n) hashed) drawn""";

    private static final List<String> PEOPLE = List.of("""
            insert into countersign.person (id, name, created_at)
            select 'person-' || n, 'Person ' || n, now() from generate_series(1,
                200 - (select count(*)::int from countersign.person)) n""", """
            insert into countersign.account (id, person, kind, created_at)
            select id, id, 'person', now() from countersign.person on conflict do nothing""");

    private static final String DECISIONS = """
            with everybody as (select array_agg(id order by id) as people
                from countersign.person)
            insert into countersign.decision (id, change_id, revision, digest, team, account, person, verdict, reason,
                risk_acknowledged, method, task, decided_at)
            select 'dec_' || substr(id, 5), id, 1, digest, 'sre', who, who, 'approve', 'Read the diff; staging is green.',
                true, 'password', 'task-' || id, updated_at
            from (select c.*, people[1 + abs(hashtext(id)) % 200] as who from countersign.change c, everybody
                where abs(hashtext(id)) % 3 < 2) decided where who <> requester""";

    private static final List<String> TASKS = List.of("""
            insert into act_ru_task (id_, rev_, proc_inst_id_, execution_id_, name_, task_def_key_, priority_, create_time_,
                suspension_state_)
            select 'queue-' || id, 1, null, null, 'Review change', 'userTask_reviewChange', 50, created_at, 1
            from countersign.change where status = 'pending'""", """
            insert into act_ru_variable (id_, rev_, type_, name_, task_id_, text_, var_scope_, is_concurrent_local_)
            select 'queue-' || id || name, 1, 'string', name, 'queue-' || id, value, 'queue-' || id, false
            from countersign.change, lateral (values ('project', project), ('environment', environment), ('action', action),
                ('risk', risk), ('target', target), ('title', title), ('requester', requester), ('digest', digest),
                ('status', status), ('dueAt', due_at::text), ('remindAt', due_at::text), ('escalateAt', due_at::text)) v (name, value)
            where status = 'pending'""");

    private final JdbcClient jdbc;

    QueueData(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** Makes them, unless they are there from an earlier run. */
    void make(long changes) {
        make(changes, TASKS);
    }

    /** Without tasks of the engine, and with what {@code more} adds to them. */
    void make(long changes, List<String> more) {
        if (count("change") < changes) {
            PEOPLE.forEach(sql -> jdbc.sql(sql).update());
            history("disable");
            jdbc.sql(CHANGES).param(changes).update();
            jdbc.sql(DECISIONS).update();
            more.forEach(sql -> jdbc.sql(sql).update());
            history("enable");
        }
        remember(changes);
        jdbc.sql("vacuum (analyze)").update();
    }

    /** Its index is built at once, when all rows are there. */
    private void remember(long changes) {
        var some = Long.getLong("history", changes);
        if (count("history") >= some) {
            return;
        }
        var index = jdbc.sql("select pg_get_indexdef('countersign.history_found'::regclass)")
                .query(String.class)
                .single();
        jdbc.sql("drop index countersign.history_found").update();
        jdbc.sql("""
                        insert into countersign.history select h.* from countersign.change c
                        join countersign.history_of_changes h on h.id = c.id
                        where c.id <= 'chg_' || lpad(?::text, 26, '0') on conflict do nothing""").param(some).update();
        jdbc.sql(index).update();
    }

    /** Row by row it would be made for an hour. */
    private void history(String how) {
        jdbc.sql("alter table countersign.change " + how + " trigger note_history_of_new")
                .update();
        for (var table : List.of("change", "change_revision", "decision")) {
            jdbc.sql("alter table countersign." + table + " " + how + " trigger note_history")
                    .update();
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from countersign." + table)
                .query(Long.class)
                .single();
    }
}
