package dev.countersign.compliance;

import dev.countersign.compliance.Report.Column;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Query;
import java.util.List;

/** Who did what they may not have done, and what was done without asking anybody before. Drills are left out. */
final class DutyReports {

    private static final String DECISIONS = """
            from countersign.decision d
            join countersign.change c on c.id = d.change_id
            join countersign.change_revision r on r.change_id = d.change_id and r.revision = d.revision
            where d.decided_at >= :from and d.decided_at < :until and d.superseded_by is null and c.project = any (:projects)
            """;

    /** A violation in a decision, by its condition. */
    private static Query decided(String id, String rule, String condition) {
        return new Query(
                id,
                "select 'violation', '" + rule + "', d.change_id, c.project, d.decided_at, d.person,"
                        + " d.verdict || ', for ' || d.team " + DECISIONS + " and " + condition);
    }

    static final Report SEPARATION_OF_DUTIES = new Report(
            "separation-of-duties",
            "Separation of duties",
            "Did anybody decide who must not, and who tried to?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("finding", "Finding"),
                    Column.text("rule", "Rule"),
                    Column.subject(),
                    Column.text("project", "Project"),
                    Column.time("at", "When"),
                    Column.text("who", "Who"),
                    Column.text("detail", "Detail")),
            List.of(
                    decided("own_decision", "decided on their own", """
                            (d.person = any (c.excluded_persons) or d.on_behalf_of = any (c.excluded_persons))
                            and (c.environment = any (:production)
                                or not coalesce((r.policy #>> '{terms,selfDecision}')::boolean, false))"""),
                    decided("two_seats", "took two seats of one change", """
                            exists (select from countersign.decision o
                                where o.change_id = d.change_id and o.id <> d.id and o.superseded_by is null
                                    and (o.person in (d.person, d.on_behalf_of)
                                        or o.on_behalf_of in (d.person, d.on_behalf_of)))"""),
                    decided("outsider", "was no member of the team", """
                            not exists (select from countersign.membership m
                                where m.team = d.team and m.person = coalesce(d.on_behalf_of, d.person)
                                    and m.since <= d.decided_at and (m.until is null or m.until > d.decided_at))"""),
                    decided("service_account", "decided by a service account", """
                            exists (select from countersign.account a where a.id = d.account and a.kind = 'service')"""),
                    new Query("ran_without_approvals", """
                            select 'violation', 'ran without its approvals', e.id, e.project, e.at, e.who,
                                e.given || ' of ' || e.needed || ' approvals'
                            from (""" + Facts.EXECUTIONS.query() + """
                            ) e where e.given < e.needed or e.needed = 0 and not e.automatic"""),
                    new Query("own_co_signature", """
                            select 'violation', 'co-signed their own', s.id, s.project, w.co_signed_at, w.co_signed_person, null
                            from countersign.widening w
                            join countersign.session s on s.id = w.session_id
                            where w.co_signed_at >= :from and w.co_signed_at < :until and s.project = any (:projects)
                                and w.co_signed_person in (w.person, s.opener_person)"""),
                    new Query("own_review", """
                            select 'violation', 'reviewed their own', s.id, s.project, v.at, v.person, null
                            from countersign.session_review v
                            join countersign.session s on s.id = v.session_id
                            where v.at >= :from and v.at < :until and s.project = any (:projects)
                                and (v.person = s.opener_person or exists (select from countersign.widening w
                                    where w.session_id = s.id and w.co_signed_person = v.person))"""),
                    new Query("refused", """
                            select 'refused', e.data ->> 'code', coalesce(c.id, s.id), coalesce(c.project, s.project), e.at,
                                e.person, null
                            from countersign.audit_entry e
                            left join countersign.permit p on p.id = e.subject
                            left join countersign.change c on c.id = coalesce(p.change_id, e.subject)
                            left join countersign.session s on s.id = e.subject
                            where e.kind = 'act_refused' and e.at >= :from and e.at < :until
                                and coalesce(c.project, s.project) = any (:projects)
                                and e.data ->> 'code' in ('self_decision', 'author_decision', 'not_in_team', 'already_decided',
                                    'stands_in_for_excluded', 'service_account', 'quorum_missing', 'self_co_signature',
                                    'not_a_co_signer', 'self_review', 'not_a_reviewer', 'self_opinion')""")),
            "finding desc, at desc, subject, rule",
            List.of(
                    Figure.none("violations", "violations", "count(*) filter (where finding = 'violation')"),
                    Figure.count("refused", "attempts refused", "count(*) filter (where finding = 'refused')"),
                    Figure.count("decisions", "decisions looked at", "select count(*) " + DECISIONS),
                    Figure.count("people", "people who decided", "select count(distinct d.person) " + DECISIONS)));

    private static final String EXECUTED = """
            select count(*) from countersign.execution e
            join countersign.change c on c.id = e.change_id
            where e.redeemed_at >= :from and e.redeemed_at < :until and c.project = any (:projects)""";

    static final Report EMERGENCY_USE = new Report(
            "emergency-use",
            "Emergency use",
            "How often was the glass broken, by whom, how did it end, and is it paid back?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("month", "Month"),
                    Column.text("project", "Project"),
                    Column.text("team", "Team"),
                    Column.count("sessions", "Sessions"),
                    Column.count("permitted", "Actions permitted"),
                    Column.count("ran", "Actions run"),
                    Column.count("refused", "Acts refused"),
                    Column.count("by_hand", "Ended by hand"),
                    Column.count("by_clock", "Ended by clock, budget or incident"),
                    Column.count("revoked", "Revoked"),
                    Column.count("still_open", "Still open"),
                    Column.count("owed", "Not paid back"),
                    Column.count("overdue", "Of these overdue")),
            List.of(new Query("sessions", """
                    select to_char(s.opened_at at time zone 'UTC', 'YYYY-MM'), s.project, s.team, count(*),
                        sum(a.permitted), sum(a.ran), sum(refused.count),
                        count(*) filter (where s.end_reason = 'by_hand'),
                        count(*) filter (where s.end_reason not in ('by_hand', 'revoked') or over),
                        count(*) filter (where s.end_reason = 'revoked'),
                        count(*) filter (where s.status = 'open' and not over),
                        count(*) filter (where s.status in ('ended', 'closed', 'reviewed') or over),
                        count(*) filter (where s.status = 'ended' and s.closure_due_at <= :now
                            or s.status = 'closed' and s.review_due_at <= :now
                            or s.status = 'reviewed' and p.due_at <= :now)
                    from countersign.session s
                    left join countersign.preventive_action p on p.session_id = s.id
                    cross join lateral (select s.status = 'open'
                        and least(s.expires_at, s.last_used_at + s.idle_limit) <= :now as over) clock
                    cross join lateral (select count(*) as permitted, count(a.redeemed_at) as ran
                        from countersign.emergency_action a where a.session_id = s.id) a
                    cross join lateral (select count(*) from countersign.audit_entry e
                        where e.subject = s.id and e.kind = 'act_refused') refused
                    where s.opened_at >= :from and s.opened_at < :until and not s.rehearsal and s.project = any (:projects)
                    group by 1, 2, 3""")),
            "month desc, project, team",
            List.of(
                    Figure.count("sessions", "sessions", "coalesce(sum(sessions), 0)"),
                    Figure.count("actions", "emergency actions run", "coalesce(sum(ran), 0)"),
                    Figure.count("changes", "changes run with approval", EXECUTED),
                    Figure.percent(
                            "share",
                            "of all that ran was emergency",
                            "100.0 * coalesce(sum(ran), 0) / nullif(coalesce(sum(ran), 0) + (" + EXECUTED + "), 0)"),
                    Figure.count("owed", "sessions not paid back", "coalesce(sum(owed), 0)"),
                    Figure.none("overdue", "of these overdue", "coalesce(sum(overdue), 0)")));

    private DutyReports() {}
}
