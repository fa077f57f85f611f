package dev.countersign.compliance;

import dev.countersign.compliance.Report.Column;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Query;
import java.util.List;

/** How long people took, and what was not done in its time. */
final class TimeReports {

    /** How long each decision came after what it is about was submitted, and after what time the policy escalates. */
    private static final String WAITS = """
            select c.project, coalesce(r.policy #>> '{risk,level}', c.risk) as risk, d.team, d.change_id, d.revision, d.verdict,
                extract(epoch from d.decided_at - r.created_at) as waited,
                extract(epoch from (r.policy #>> '{terms,escalateAfter}')::interval) as allowed
            from countersign.decision d
            join countersign.change c on c.id = d.change_id
            join countersign.change_revision r on r.change_id = d.change_id and r.revision = d.revision
            where d.decided_at >= :from and d.decided_at < :until and c.project = any (:projects)""";

    /** The same of whole reviews that came to an end: rejected, or every seat of the revision taken. */
    private static final String REVIEWS = """
            select project, risk, change_id, min(verdict) filter (where verdict = 'reject') as rejected, max(waited) as waited,
                max(allowed) as allowed
            from (""" + WAITS + """
            ) waits group by project, risk, change_id, revision
            having bool_or(verdict = 'reject')
                or (select sum(s.seats) from countersign.stage s
                        where s.change_id = waits.change_id and s.revision = waits.revision)
                    <= (select count(*) from countersign.decision o where o.change_id = waits.change_id
                        and o.verdict = 'approve' and o.revision <= waits.revision
                        and (o.superseded_by is null or o.superseded_by > waits.revision))""";

    private static final String MEASURES = """
            count(*), count(*) filter (where rejected is null), count(rejected),
            round(percentile_cont(0.5) within group (order by waited)), round(percentile_cont(0.9) within group (order by waited)),
            round(max(waited)), count(*) filter (where waited > allowed)""";

    static final Report TIME_TO_DECISION = new Report(
            "time-to-decision",
            "Time to decision",
            "How long do people wait for a decision, and how often longer than until it escalates?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("project", "Project"),
                    Column.text("risk", "Risk"),
                    Column.text("team", "Team"),
                    Column.count("decided", "Decided"),
                    Column.count("approved", "Approved"),
                    Column.count("rejected", "Rejected"),
                    Column.duration("half", "Half within"),
                    Column.duration("most", "Nine of ten within"),
                    Column.duration("longest", "Longest"),
                    Column.count("late", "After the escalation")),
            List.of(
                    new Query(
                            "reviews",
                            "select project, risk, 'the whole review', " + MEASURES + " from (" + REVIEWS
                                    + ") reviews group by 1, 2"),
                    new Query(
                            "teams",
                            "select project, risk, team, " + MEASURES
                                    + " from (select *, case when verdict = 'reject' then"
                                    + " verdict end as rejected from (" + WAITS
                                    + ") waits) decisions group by 1, 2, 3")),
            "project, array_position(array['critical', 'high', 'medium', 'low'], risk), team <> 'the whole review', team",
            List.of(
                    Figure.count(
                            "reviews",
                            "reviews that ended",
                            "coalesce(sum(decided) filter (where team = 'the whole review'), 0)"),
                    Figure.duration(
                            "half",
                            "half of them within",
                            "select round(percentile_cont(0.5) within group (order by waited)) from (" + REVIEWS
                                    + ") x"),
                    Figure.duration(
                            "most",
                            "nine of ten within",
                            "select round(percentile_cont(0.9) within group (order by waited)) from (" + REVIEWS
                                    + ") x"),
                    Figure.count(
                            "late",
                            "ended after the escalation",
                            "coalesce(sum(late) filter (where team = 'the whole review'), 0)")));

    /** What was due, of a session, and done late or not at all yet. */
    private static Query owed(String id, String what, String due, String done, String who, String condition) {
        return new Query(
                id,
                "select '" + what + "', s.id, s.project, s.reason, " + due + ", " + done + ", " + lateness(due, done)
                        + ", "
                        + who + """
                         from countersign.session s
                        left join countersign.closure c on c.session_id = s.id
                        left join countersign.session_review v on v.session_id = s.id
                        left join countersign.preventive_action p on p.session_id = s.id
                        where not s.rehearsal and s.project = any (:projects) and s.status <> 'open' and\s""" + condition
                        + " and " + due + " >= :from and " + due + " < :until and coalesce(" + done + ", :now) >= "
                        + due);
    }

    private static String lateness(String due, String done) {
        return "round(extract(epoch from coalesce(" + done + ", :now) - " + due + "))";
    }

    static final Report EXPIRED_AND_OVERDUE = new Report(
            "expired-and-overdue",
            "Expired and overdue",
            "What ran out of time, and what was or is later than it should be?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("what", "What"),
                    Column.subject(),
                    Column.text("project", "Project"),
                    Column.text("title", "Title or reason"),
                    Column.time("due", "Due"),
                    Column.time("done", "Done"),
                    Column.duration("late", "Late by"),
                    Column.text("who", "Owed by")),
            List.of(
                    new Query("expired", """
                            select case c.status when 'declined' then 'change not remedied' else 'change expired' end, c.id,
                                c.project, c.title, c.closed_at, c.closed_at, null::numeric, c.requester_person
                            from countersign.change c
                            where c.status in ('expired', 'declined') and c.closed_at >= :from and c.closed_at < :until
                                and c.project = any (:projects)"""),
                    new Query("undecided", """
                            select 'decision', c.id, c.project, c.title, due.at, null, round(extract(epoch from :now - due.at)),
                                c.open_team
                            from countersign.change c
                            join countersign.change_revision r on r.change_id = c.id and r.revision = c.revision
                            cross join lateral (select r.created_at
                                + (r.policy #>> '{terms,escalateAfter}')::interval as at) due
                            where c.status = 'pending' and c.project = any (:projects) and due.at >= :from and due.at < :until
                                and due.at <= :now"""),
                    new Query(
                            "outcome",
                            "select 'outcome', c.id, c.project, c.title, e.report_due_at, e.reported_at, "
                                    + lateness("e.report_due_at", "e.reported_at") + """
                                    , a.person from countersign.execution e
                                    join countersign.change c on c.id = e.change_id
                                    join countersign.account a on a.id = e.account
                                    where e.report_due_at >= :from and e.report_due_at < :until and c.project = any (:projects)
                                        and coalesce(e.reported_at, :now) >= e.report_due_at"""),
                    owed("closure", "closure", "s.closure_due_at", "c.at", "s.closure_owner_person", "true"),
                    owed("review", "review", "s.review_due_at", "v.at", "null", "c.at is not null"),
                    owed("prevention", "preventive action", "p.due_at", "p.done_at", "p.owner", "p.due_at is not null"),
                    new Query("emergency_outcome", """
                            select 'emergency outcome', s.id, s.project, a.action || ' ' || a.target, s.ended_at, a.reported_at,
                                round(extract(epoch from coalesce(a.reported_at, :now) - s.ended_at)), a.person
                            from countersign.emergency_action a
                            join countersign.session s on s.id = a.session_id
                            where a.redeemed_at is not null and s.ended_at >= :from and s.ended_at < :until and not s.rehearsal
                                and s.project = any (:projects) and (a.reported_at is null or a.reported_at > s.ended_at)""")),
            "done nulls first, due desc, subject",
            List.of(
                    Figure.count(
                            "expired", "changes that ran out of time", "count(*) filter (where what like 'change %')"),
                    Figure.none("overdue", "overdue now", "count(*) filter (where done is null)"),
                    Figure.count(
                            "late",
                            "done late",
                            "count(*) filter (where done is not null and what not like 'change %')")));

    private TimeReports() {}
}
