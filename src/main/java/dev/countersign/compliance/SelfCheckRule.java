package dev.countersign.compliance;

import java.util.Locale;

/**
 * What has to be so whatever happened, each a query for the facts that contradict it: {@code subject} and {@code detail}.
 * Parameters: {@code now}, and what the engine is at: {@code running}, {@code waiting}, {@code stuck}.
 */
enum SelfCheckRule {
    PERMIT_HAD_ITS_APPROVALS("Every permit was issued with the approvals that it needed.", Weight.FAULT, """
            select p.change_id, p.id || ': ' || given.given || ' of ' || needed.needed || ' approvals'
            from countersign.permit p
            join countersign.change_revision r on r.change_id = p.change_id and r.revision = p.revision
            cross join lateral (select coalesce(sum(s.seats), 0) as needed from countersign.stage s
                where s.change_id = p.change_id and s.revision = p.revision) needed
            cross join lateral (select count(distinct d.person) as given from countersign.decision d
                where d.change_id = p.change_id and d.verdict = 'approve' and d.digest = p.digest
                    and d.decided_at <= p.issued_at and (d.superseded_by is null or d.superseded_by > p.revision)) given
            where given.given < needed.needed
                or needed.needed = 0 and not coalesce((r.policy #>> '{terms,automatic}')::boolean, false)"""),

    PERMIT_IS_OF_ITS_REVISION("Every permit is for the digest of its revision.", Weight.FAULT, """
            select p.change_id, p.id || ' is for ' || p.digest
            from countersign.permit p
            join countersign.change_revision r on r.change_id = p.change_id and r.revision = p.revision
            where p.digest <> r.digest"""),

    PERMIT_IN_FORCE_IS_OF_AN_APPROVED_CHANGE("Every permit in force is of an approved change.", Weight.FAULT, """
            select p.change_id, p.id || ' is in force, and the change is ' || c.status
            from countersign.permit p
            join countersign.change c on c.id = p.change_id
            where p.revoked_at is null and p.expires_at > :now and c.status <> 'approved'
                and not exists (select from countersign.redemption d where d.permit_id = p.id)"""),

    REDEEMED_PERMIT_HAS_ITS_EXECUTION(
            "Every redeemed permit has one execution, of its change, and every execution a permit.", Weight.FAULT, """
            select p.change_id, d.permit_id || ' was redeemed, and nothing was executed'
            from countersign.redemption d
            join countersign.permit p on p.id = d.permit_id
            where not exists (select from countersign.execution e where e.permit_id = d.permit_id)
            union all
            select e.change_id, e.id || ' was executed, and no permit redeemed'
            from countersign.execution e
            where not exists (select from countersign.redemption d where d.permit_id = e.permit_id)
            union all
            select e.change_id, e.id || ' was executed under a permit of ' || p.change_id
            from countersign.execution e
            join countersign.permit p on p.id = e.permit_id
            where p.change_id <> e.change_id"""),

    STATUS_IS_OF_THE_EXECUTION("The status of a change that ran is that of its execution.", Weight.FAULT, """
            select c.id, 'the change is ' || c.status || ', its execution ' || coalesce(e.state, 'is missing')
            from countersign.change c
            left join countersign.execution e on e.change_id = c.id
            where c.status in ('executing', 'succeeded', 'failed', 'rolled_back')
                    and c.status is distinct from replace(e.state, 'started', 'executing')
                or c.status in ('pending', 'rejected', 'approved') and e.id is not null"""),

    EMERGENCY_ACTION_WAS_IN_TIME("Every emergency action began before its session was over.", Weight.FAULT, """
            select s.id, 'action ' || a.n || ' began at ' || a.redeemed_at
            from countersign.emergency_action a
            join countersign.session s on s.id = a.session_id
            where a.redeemed_at >= least(s.ended_at, s.expires_at)"""),

    OPEN_CHANGE_HAS_A_PROCESS("Every open change has one running process.", Weight.FAULT, """
            select c.id, 'it is ' || c.status || ', and ' || count(r.key) || ' processes run'
            from countersign.change c
            left join """ + Names.RUNNING + """
             on r.process = 'change-approval' and r.key = c.id
            where c.closed_at is null
            group by c.id having count(r.key) <> 1"""),

    PROCESS_HAS_AN_OPEN_CHANGE(
            "Every running process of a change is of one that is open.", Weight.FAULT, """
            select r.key, 'a process runs, and the change is ' || coalesce(c.status, 'missing')
            from """ + Names.RUNNING + """
             left join countersign.change c on c.id = r.key
            where r.process = 'change-approval' and (c.id is null or c.closed_at is not null)"""),

    OPEN_SEAT_HAS_A_TASK(
            "Every open seat has one review task, and every review task an open seat.",
            Weight.FAULT,
            """
            select coalesce(c.id, w.key), case when c.id is null then 'a review waits, and no seat is open'
                else count(w.key) || ' reviews wait for a seat of ' || min(c.open_team) end
            from (select id, open_team from countersign.change where open_team is not null) c
            full join (select * from """ + Names.WAITING + """
             where process = 'change-approval' and task = 'userTask_reviewChange') w on w.key = c.id
            group by c.id, w.key having c.id is null or count(w.key) <> 1"""),

    OPEN_SESSION_HAS_A_PROCESS(
            "Every session that is not done has one running process.", Weight.FAULT, """
            select s.id, 'it is ' || s.status || ', and ' || count(r.key) || ' processes run'
            from countersign.session s
            left join """ + Names.RUNNING + """
             on r.process = 'break-glass' and r.key = s.id
            where s.status <> 'done'
            group by s.id having count(r.key) <> 1"""),

    PROCESS_HAS_A_SESSION(
            "Every running process of a session is of one that owes something.",
            Weight.FAULT,
            """
            select r.key, 'a process runs, and the session is ' || coalesce(s.status, 'missing')
            from """ + Names.RUNNING + """
             left join countersign.session s on s.id = r.key
            where r.process = 'break-glass'
                and (s.id is null or s.status = 'done' and s.opinion_due_at < :now - interval '1 hour')"""),

    NO_JOB_IS_STUCK("No job of a process has been given up.", Weight.FAULT, """
            select j.key, 'given up at ' || j.activity from jsonb_to_recordset(cast(:stuck as jsonb))
                as j(process text, key text, activity text)"""),

    RELEASED_MODELS_ARE_THE_ENGINES(
            "What the engine runs is, byte for byte, what is in force in the library, and nothing that nobody released.",
            Weight.FAULT,
            """
            with in_force as (
                select distinct on (name) name, version, digest, deployment from countersign.model_version order by name, version desc
            ), latest as (
                (select distinct on (key_) 'process ' || key_ as what, resource_name_, deployment_id_
                    from public.act_re_procdef order by key_, version_ desc)
                union all
                (select distinct on (key_) 'table ' || key_, resource_name_, deployment_id_
                    from public.act_re_decision_def order by key_, version_ desc)
                union all
                (select distinct on (key_) 'form ' || key_, resource_name_, deployment_id_
                    from public.act_re_camformdef order by key_, version_ desc)
            )
            select null, v.name || ': version ' || v.version || ' is in force, and the engine has '
                || case when b.id_ is null then 'nothing of it' else 'other bytes' end
            from in_force v
            left join public.act_ge_bytearray b
                on b.deployment_id_ = v.deployment and regexp_replace(b.name_, '^.*/', '') = v.name
            where b.id_ is null or 'sha256:' || encode(sha256(b.bytes_), 'hex') <> v.digest
            union all
            select null, 'the engine runs a ' || l.what || ' of ' || l.resource_name_ || ' that is not what is in force'
            from latest l
            where not exists (select from in_force v
                where v.deployment = l.deployment_id_ and v.name = regexp_replace(l.resource_name_, '^.*/', ''))"""),
    LOG_KEEPS_UP("No entry waits for the log for more than an hour.", Weight.FAULT, """
            select null, count(*) || ' entries wait, the oldest since ' || min(p.at)
            from countersign.audit_pending p where p.at < :now - interval '1 hour' having count(*) > 0"""),

    EXECUTION_WAS_REPORTED("Of every execution, the outcome was reported in time.", Weight.REMINDER, """
            select e.change_id, e.id || ' was due at ' || e.report_due_at
            from countersign.execution e where e.state = 'started' and e.report_due_at <= :now
            union all
            select a.session_id, 'action ' || a.n || ' of a session that is over'
            from countersign.emergency_action a
            join countersign.session s on s.id = a.session_id
            where a.redeemed_at is not null and a.result is null and s.status <> 'open' and s.closure_due_at <= :now""");

    /** What it means where a rule does not hold. */
    enum Weight {
        /** Something is broken, or somebody has broken it. */
        FAULT,
        /** Somebody owes something. */
        REMINDER
    }

    private static final class Names {
        static final String RUNNING = " jsonb_to_recordset(cast(:running as jsonb)) as r(process text, key text)";
        static final String WAITING =
                " jsonb_to_recordset(cast(:waiting as jsonb)) as w(process text, key text, task text)";
    }

    private final String sentence;
    private final Weight weight;
    private final String contradictions;

    SelfCheckRule(String sentence, Weight weight, String contradictions) {
        this.sentence = sentence;
        this.weight = weight;
        this.contradictions = contradictions;
    }

    String sentence() {
        return sentence;
    }

    Weight weight() {
        return weight;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Some of them, and beside each how many there are in all. */
    String query() {
        return "select subject, detail, count(*) over () as found from (" + contradictions
                + ") facts (subject, detail) order by subject, detail limit :most";
    }
}
