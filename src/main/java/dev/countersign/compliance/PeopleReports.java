package dev.countersign.compliance;

import dev.countersign.compliance.Report.Column;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Query;
import java.util.List;

/** Who belonged where, and when. */
final class PeopleReports {

    /** When somebody was disabled last, whether the entry that says so was sequenced or not. */
    private static String disabled(String kind, String subject) {
        return "(select max(e.at) from (select p.at from countersign.audit_pending p where p.kind = '" + kind
                + "' and p.subject = " + subject + " union all select l.at from countersign.audit_leaf l"
                + " join countersign.person_key k on k.pseudonym = l.subject where l.kind = '" + kind
                + "' and k.person = "
                + subject + ") e)";
    }

    private static final String MEMBER_THEN = """
            exists (select from countersign.membership m where m.team = d.team and m.person = coalesce(d.on_behalf_of, d.person)
                and m.since <= d.decided_at and (m.until is null or m.until > d.decided_at))""";

    /** Ways in which somebody is gone. */
    private static final String GONE = """
            select max(m.until) as at, 'left the team' as how from countersign.membership m
            where m.team = d.team and m.person = coalesce(d.on_behalf_of, d.person)
            having count(*) filter (where m.until is null or m.until > :now) = 0
            union all
            select %s, 'the person was disabled' from countersign.person p
            where p.id = coalesce(d.on_behalf_of, d.person) and not p.active
            union all
            select %s, 'the account was disabled' from countersign.account a where a.id = d.account and not a.active""".formatted(
                    disabled("person_disabled", "'person/' || coalesce(d.on_behalf_of, d.person)"),
                    disabled("account_disabled", "'account/' || d.account"));

    static final Report APPROVALS_BY_LEAVERS = new Report(
            "approvals-by-leavers",
            "Decisions by people who left",
            "Who decided and has left the team since, and were they a member at the time?",
            Report.Of.PERIOD,
            List.of(
                    Column.subject(),
                    Column.text("project", "Project"),
                    Column.text("title", "Title"),
                    Column.time("decided", "Decided"),
                    Column.text("person", "Who"),
                    Column.text("team", "Team"),
                    Column.text("verdict", "Verdict"),
                    Column.time("gone", "Gone"),
                    Column.text("how", "How"),
                    Column.text("member", "Member at the time")),
            List.of(new Query(
                    "gone",
                    "select d.change_id, c.project, c.title, d.decided_at, d.person, d.team, d.verdict, gone.at,"
                            + " gone.how, case when " + MEMBER_THEN + " then 'yes' else 'no' end" + """
                     from countersign.decision d
                    join countersign.change c on c.id = d.change_id
                    cross join lateral (select ways.* from (""" + GONE + """
                    ) ways order by ways.at nulls last limit 1) gone
                    where d.decided_at >= :from and d.decided_at < :until and c.project = any (:projects)""")),
            "decided desc, subject, person",
            List.of(
                    Figure.count("decisions", "decisions by people who left since", "count(*)"),
                    Figure.count("people", "people", "count(distinct person)"),
                    Figure.none(
                            "outsiders",
                            "of these not a member at the time",
                            "count(*) filter (where member = 'no')")));

    static final Report MEMBERSHIP_AT = new Report(
            "membership-at",
            "Membership at a moment",
            "Who was in which team then, and who stood in for whom?",
            Report.Of.MOMENT,
            List.of(
                    Column.text("team", "Team"),
                    Column.text("person", "Account"),
                    Column.text("name", "Name"),
                    Column.time("since", "Since"),
                    Column.time("until", "Until"),
                    Column.text("added", "Added by"),
                    Column.text("removed", "Removed by"),
                    Column.text("away", "Away then"),
                    Column.text("stand_in", "Stood in by"),
                    Column.text("today", "Today")),
            List.of(new Query("members", """
                    select m.team, m.person, p.name, m.since, m.until, m.added_by, m.removed_by,
                        case when a.person is null then 'no' else 'yes' end, a.stand_in,
                        case when not p.active then 'disabled' when m.until <= :now then 'left the team' else 'a member' end
                    from countersign.membership m
                    join countersign.person p on p.id = m.person
                    left join lateral (select a.person, a.stand_in from countersign.absence a
                        where a.person = m.person and a.starts_at <= :at and a.ends_at > :at order by a.id limit 1) a on true
                    where m.since <= :at and (m.until is null or m.until > :at)""")),
            "team, person",
            List.of(
                    Figure.count("memberships", "memberships", "count(*)"),
                    Figure.count("people", "people", "count(distinct person)"),
                    Figure.count("teams", "teams", "count(distinct team)"),
                    Figure.count("away", "away then", "count(*) filter (where away = 'yes')")));

    private PeopleReports() {}
}
