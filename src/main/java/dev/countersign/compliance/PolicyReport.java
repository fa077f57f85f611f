package dev.countersign.compliance;

import dev.countersign.compliance.Report.Column;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Query;
import java.util.List;

/** Which rules were in force when, and what was judged by them. What is released, the engine knows: {@code released}. */
final class PolicyReport {

    private static final String RELEASED =
            "jsonb_to_recordset(cast(:released as jsonb)) as r(model text, kind text, version int, digest text, at timestamptz,"
                    + " by text)";

    /** Revisions of changes and emergency sessions, by the tables that were asked about them. */
    private static final String USED = """
            select used."table" as model, used.version, used.digest, count(*) as judged, sum(decisions) as decisions,
                max(at) as last
            from (
                select r.policy, r.created_at as at, (select count(*) from countersign.decision d
                    where d.change_id = r.change_id and d.revision = r.revision) as decisions
                from countersign.change_revision r
                join countersign.change c on c.id = r.change_id
                where r.created_at >= :from and r.created_at < :until and c.project = any (:projects)
                union all
                select s.policy, s.opened_at, 0 from countersign.session s
                where s.opened_at >= :from and s.opened_at < :until and s.project = any (:projects)
            ) judged
            cross join lateral jsonb_to_recordset(judged.policy -> 'tables') as used("table" text, version int, digest text)
            group by 1, 2, 3""";

    static final Report POLICY_CHANGES = new Report(
            "policy-changes",
            "Policy changes",
            "Which rules were in force, since when, and what was judged by them?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("model", "Model"),
                    Column.text("kind", "Kind"),
                    Column.count("version", "Version"),
                    Column.text("digest", "Digest"),
                    Column.time("released", "In force since"),
                    Column.time("replaced", "Until"),
                    Column.text("by", "Released by"),
                    Column.count("judged", "Revisions and sessions judged"),
                    Column.count("decisions", "Decisions under it")),
            List.of(
                    new Query("in_force", """
                            select v.model, v.kind, v.version, v.digest, v.at, v.replaced, v.by,
                                case v.kind when 'decision table' then coalesce(u.judged, 0) end,
                                case v.kind when 'decision table' then coalesce(u.decisions, 0) end
                            from (select r.*, lead(r.at) over (partition by r.model, r.kind order by r.version) as replaced from\s""" + RELEASED + ") v left join (" + USED + """
                            ) u on v.kind = 'decision table' and u.model = v.model and u.version = v.version
                                and u.digest = v.digest
                            where v.at < :until and coalesce(v.replaced > :from, true) or u.judged > 0"""),
                    new Query(
                            "unknown",
                            "select u.model, 'not released', u.version, u.digest, null, null, null, u.judged,"
                                    + " u.decisions from (" + USED + ") u where not exists (select from " + RELEASED
                                    + """
                             where r.kind = 'decision table' and r.model = u.model and r.version = u.version
                                and r.digest = u.digest)""")),
            "kind <> 'not released', released desc nulls first, model, version desc",
            List.of(
                    Figure.count(
                            "released",
                            "versions released in the period",
                            "count(*) filter (where released >= :from and released < :until)"),
                    Figure.count("in_force", "versions in force in the period", "count(released)"),
                    Figure.none(
                            "unknown",
                            "judged by a table that was not released",
                            "coalesce(sum(judged) filter (where kind = 'not released'), 0)")));

    private PolicyReport() {}
}
