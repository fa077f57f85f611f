package dev.countersign.compliance;

/**
 * The facts that the checklist looks at, each kind a query of its own: what and where it was ({@code kind}, {@code id},
 * {@code what}, {@code project}), when and who ({@code at}, {@code who}), and what its rules ask about. Parameters: {@code
 * from}, {@code until}, {@code now}, {@code projects}, {@code production}. What was rehearsed is left out.
 */
enum Facts {
    /** That stand, superseded ones left out. {@code own}: of whoever asked for the change or wrote it. */
    DECISIONS("""
            select 'change' as kind, c.id, c.title as what, c.project, d.decided_at as at, d.account as who, d.verdict, d.reason,
                c.environment = any (:production) as production,
                d.person = any (c.excluded_persons) or coalesce(d.on_behalf_of = any (c.excluded_persons), false) as own,
                coalesce((r.policy #>> '{terms,selfDecision}')::boolean, false) as own_allowed,
                (select count(*) from countersign.remediation_item i where i.decision_id = d.id) as items,
                count(*) over (partition by d.person, d.verdict, d.reason) as said
            from countersign.decision d
            join countersign.change c on c.id = d.change_id
            join countersign.change_revision r on r.change_id = d.change_id and r.revision = d.revision
            where d.decided_at >= :from and d.decided_at < :until and d.superseded_by is null and c.project = any (:projects)"""),

    /** What ran as an approved change. */
    EXECUTIONS("""
            select 'change' as kind, c.id, c.title as what, c.project, e.redeemed_at as at, e.account as who,
                coalesce((r.policy #>> '{terms,automatic}')::boolean, false) as automatic,
                (select coalesce(sum(s.seats), 0) from countersign.stage s
                    where s.change_id = c.id and s.revision = c.revision) as needed,
                (select count(distinct d.person) from countersign.decision d where d.change_id = c.id
                    and d.superseded_by is null and d.verdict = 'approve' and d.digest = c.digest) as given
            from countersign.execution e
            join countersign.change c on c.id = e.change_id
            join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
            where e.redeemed_at >= :from and e.redeemed_at < :until and c.project = any (:projects)"""),

    /** {@code unused_for}: how long a session was open, or has been, after the last that was done under it. */
    SESSIONS("""
            select 'session' as kind, s.id, s.reason as what, s.project, s.opened_at as at, s.opener as who, s.targets,
                least(coalesce(s.ended_at, :now), s.expires_at, s.last_used_at + s.idle_limit) - s.last_used_at as unused_for,
                coalesce(c.late, false) or c.at is null and s.closure_due_at <= :now as closure_late,
                coalesce(r.late, false) or c.at is not null and r.at is null and s.review_due_at <= :now as review_late,
                coalesce(p.done_at, :now) >= p.due_at as prevention_late
            from countersign.session s
            left join countersign.closure c on c.session_id = s.id
            left join countersign.session_review r on r.session_id = s.id
            left join countersign.preventive_action p on p.session_id = s.id
            where s.opened_at >= :from and s.opened_at < :until and not s.rehearsal and s.project = any (:projects)"""),

    /** Emergency actions that ran. */
    ACTIONS("""
            select 'session' as kind, s.id, a.action || ' ' || a.target || ': ' || a.purpose as what, s.project,
                a.redeemed_at as at, a.account as who, a.result, a.violation, a.evidence, s.status, c.actions_performed,
                c.incident_reference, s.incident
            from countersign.emergency_action a
            join countersign.session s on s.id = a.session_id
            left join countersign.closure c on c.session_id = s.id
            where a.redeemed_at >= :from and a.redeemed_at < :until and not s.rehearsal and s.project = any (:projects)""");

    private final String query;

    Facts(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }
}
