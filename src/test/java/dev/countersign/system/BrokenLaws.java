package dev.countersign.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables, ours and the engine's, for what must never be in them. Each question asks for sentences. */
final class BrokenLaws {

    private static final List<String> QUESTIONS = List.of("""
            -- Law 1: approved means that each seat has its own person, who is neither requester nor author.
            with seat as (select change_id, revision, team, sum(seats) as seats from countersign.stage group by 1, 2, 3),
            approval as (
                select d.change_id, d.team, d.person from countersign.decision d join countersign.change c on c.id = d.change_id
                where d.superseded_by is null and d.verdict = 'approve' and d.digest = c.digest
                    and d.person <> all (c.excluded_persons)),
            through as (select * from countersign.change
                where status in ('approved', 'executing', 'succeeded', 'failed', 'rolled_back'))
            select format('%s is %s with too few approvals of %s', c.id, c.status, s.team)
                from through c join seat s on s.change_id = c.id and s.revision = c.revision
                where s.seats > (select count(distinct person) from approval a where a.change_id = c.id and a.team = s.team)
            union all
            select format('%s is %s with fewer approvers than seats', c.id, c.status) from through c
                where (select sum(seats) from seat s where s.change_id = c.id and s.revision = c.revision)
                    > (select count(distinct person) from approval a where a.change_id = c.id)
            union all
            select format('%s is %s in %s with %s approvers', c.id, c.status, c.environment, n.approvers)
                from through c cross join lateral (select count(distinct person) as approvers from approval a
                    where a.change_id = c.id) n
                join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
                where n.approvers < case when c.environment = 'production' then 2
                    when (r.policy -> 'terms' ->> 'automatic')::boolean then 0 else 1 end
            union all
            select format('%s is %s against a rejection', c.id, c.status) from through c join countersign.decision d
                on d.change_id = c.id and d.superseded_by is null and d.verdict = 'reject'
            """, """
            -- Law 2: it runs once, by a permit for exactly this, and says so in its status.
            select format('%s is %s, its executions: %s', c.id, c.status, coalesce(string_agg(e.state, ','), 'none'))
                from countersign.change c left join countersign.execution e on e.change_id = c.id
                group by c.id having coalesce(string_agg(e.state, ','), 'none') <> case
                    when c.status = 'executing' then 'started'
                    when c.status in ('succeeded', 'failed', 'rolled_back') then c.status else 'none' end
            union all
            select format('permit %s: redemptions and executions do not match', coalesce(r.permit_id, e.permit_id))
                from countersign.redemption r full join countersign.execution e using (permit_id, run_id)
                where e.id is null or r.permit_id is null
            union all
            select format('%s ran by the permit of something else', e.change_id) from countersign.execution e
                join countersign.permit p on p.id = e.permit_id join countersign.change c on c.id = e.change_id
                where p.change_id <> c.id or p.digest <> c.digest or p.run_id <> e.run_id or p.revoked_at < e.redeemed_at
            """, """
            -- Law 6: no act without its entry, no entry without its act, none twice.
            with act (kind, subject, what) as (
                select 'change_submitted', id, id from countersign.change
                union all select 'change_revised', change_id, revision::text from countersign.change_revision where revision > 1
                union all select 'change_withdrawn', id, id from countersign.change where status = 'withdrawn'
                union all select 'decision_recorded', change_id, id from countersign.decision
                union all select 'permit_issued', change_id, id from countersign.permit
                union all select 'change_executing', change_id, id from countersign.execution
                union all select 'change_' || state, change_id, id from countersign.execution where reported_at is not null),
            entry as (
                select kind, subject, case when kind in ('change_submitted', 'change_withdrawn') then subject
                        when kind = 'change_revised' then revision::text
                        when kind = 'decision_recorded' then data ->> 'decision'
                        when kind = 'permit_issued' then data ->> 'permit' else data ->> 'execution' end as what
                from countersign.audit_entry
                where kind in ('change_submitted', 'change_revised', 'change_withdrawn', 'decision_recorded', 'permit_issued',
                    'change_executing', 'change_succeeded', 'change_failed', 'change_rolled_back')),
            acts as (select kind, subject, what, count(*) as n from act group by 1, 2, 3),
            entries as (select kind, subject, what, count(*) as n from entry group by 1, 2, 3)
            select format('%s %s %s: %s acts, %s entries', kind, subject, what, coalesce(a.n, 0), coalesce(e.n, 0))
                from acts a full join entries e using (kind, subject, what)
                where a.n is distinct from 1 or e.n is distinct from 1
            """, """
            -- Law 6: the status is the one that the last entry about it tells.
            select format('%s is %s, but its last entry is %s', c.id, c.status, e.kind) from countersign.change c
                left join lateral (select kind from countersign.audit_entry where subject = c.id and kind in
                    ('change_submitted', 'change_revised', 'change_approved', 'change_rejected', 'change_executing',
                     'change_succeeded', 'change_failed', 'change_rolled_back', 'change_withdrawn', 'change_expired',
                     'change_declined') order by id desc limit 1) e on true
                where case when e.kind in ('change_submitted', 'change_revised') then 'change_pending' else e.kind end
                    is distinct from 'change_' || c.status
            """, """
            -- Engine and tables agree on where each change stands: in one instance, at one place, or in none.
            with place as (
                select root.business_key_ as id, count(distinct root.id_) as instances,
                    string_agg(leaf.act_id_, ',') filter (where leaf.is_active_) as waits
                from act_ru_execution root join act_ru_execution leaf on leaf.proc_inst_id_ = root.id_
                where root.parent_id_ is null group by 1),
            task as (
                select e.business_key_ as id, string_agg(t.task_def_key_, ',') as waits
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ group by 1),
            expected as (
                select id, status, case status when 'pending' then 'userTask_reviewChange'
                    when 'rejected' then 'userTask_remedyChange' when 'approved' then 'receiveTask_executionStarted'
                    when 'executing' then 'receiveTask_outcomeReported' end as waits
                from countersign.change)
            select format('%s is %s, and %s instances wait at %s with the tasks %s', id, c.status,
                    coalesce(p.instances, 0), coalesce(p.waits, 'nothing'), coalesce(t.waits, 'none'))
                from expected c full join place p using (id) left join task t using (id)
                where p.waits is distinct from c.waits or p.instances > 1
                    or t.waits is distinct from case when c.waits like 'userTask%' then c.waits end
            """, """
            -- The engine's history: one instance for each change, ended with it; one completed review for each decision.
            select format('%s is %s, its instances of the past: %s', c.id, c.status, string_agg(h.state_, ','))
                from countersign.change c left join act_hi_procinst h on h.business_key_ = c.id
                group by c.id having count(h.id_) <> 1 or (c.closed_at is null) <> bool_and(h.end_time_ is null)
            union all
            select format('decision %s and completed task %s do not match', d.id, h.id_)
                from countersign.decision d full join (select * from act_hi_taskinst
                    where task_def_key_ = 'userTask_reviewChange' and delete_reason_ = 'completed') h on h.id_ = d.task
                where d.id is null or h.id_ is null
            union all
            select format('a job of %s failed: %s', process_instance_id_, exception_msg_) from act_ru_job
                where retries_ = 0 or exception_msg_ is not null
            """, """
            -- A repeat is never a second act, and no key is left without its answer.
            select format('%s submissions of %s', count(*), title) from countersign.change group by title having count(*) > 1
            union all
            select format('key %s of %s has no answer', key, account) from countersign.idempotency_key where status is null
            """);

    private BrokenLaws() {}

    /** Of one moment, if the connection's transactions are of one. */
    static List<String> in(Connection connection) throws SQLException {
        var broken = new ArrayList<String>();
        for (var question : QUESTIONS) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(question)) {
                while (rows.next()) {
                    broken.add(rows.getString(1));
                }
            }
        }
        return broken;
    }
}
