package dev.countersign.compliance;

import dev.countersign.compliance.Report.Column;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Query;
import java.util.List;

/**
 * What platforms saw running, held against what was permitted: it has to be the same place, the same digest and action where
 * they were seen, the same permit and run where they were named, and the time at which that ran. What a platform says of a
 * permit is a claim, and proves nothing alone.
 */
final class ReconciliationReport {

    private static final String IN_TIME = """
            o.at >= ran.redeemed_at - interval '5 minutes' and o.at <= ran.over_at + interval '15 minutes'""";

    private static final String CLAIMS = """
            and (o.action is null or o.action = ran.action) and (o.permit is null or o.permit = ran.permit)
            and (o.run_id is null or o.run_id = ran.run_id) and (o.digest is null or o.digest in (ran.digest, ran.artifact))
            and\s""" + IN_TIME;

    /** Condition on {@code o}. */
    static final String PERMITTED = """
            (exists (select from (select c.action, p.id as permit, e.run_id, p.digest,
                        r.operation::jsonb #>> '{artifact,digest}' as artifact, e.redeemed_at,
                        coalesce(e.finished_at, e.reported_at, e.report_due_at) as over_at
                    from countersign.change c
                    join countersign.execution e on e.change_id = c.id
                    join countersign.permit p on p.id = e.permit_id
                    join countersign.change_revision r on r.change_id = p.change_id and r.revision = p.revision
                    where c.status in ('executing', 'succeeded', 'failed', 'rolled_back') and c.project = o.project
                        and c.environment = o.environment and c.target = o.target) ran where true\s""" + CLAIMS + """
            ) or exists (select from (select a.action, a.permit, a.run_id, a.digest,
                        a.operation::jsonb #>> '{artifact,digest}' as artifact, a.redeemed_at,
                        coalesce(a.reported_at, a.redeemed_at + interval '1 hour') as over_at
                    from countersign.emergency_action a
                    join countersign.session s on s.id = a.session_id
                    where a.redeemed_at is not null and s.project = o.project and a.environment = o.environment
                        and a.target = o.target) ran where true\s""" + CLAIMS + "))";

    private static final String OBSERVED = """
            from countersign.observed_execution o
            where o.at >= :from and o.at < :until and o.project = any (:projects)""";

    static final Report RECONCILIATION = new Report(
            "reconciliation",
            "Executions without a permit",
            "What did platforms see running that nobody had permitted?",
            Report.Of.PERIOD,
            List.of(
                    Column.text("finding", "Finding"),
                    Column.time("at", "When"),
                    Column.text("project", "Project"),
                    Column.text("environment", "Environment"),
                    Column.text("action", "Action"),
                    Column.text("target", "Target"),
                    Column.text("digest", "Digest"),
                    Column.text("source", "Seen by"),
                    Column.text("external", "Known there as"),
                    Column.text("claims", "Says permit"),
                    Column.text("explanation", "Explanation"),
                    Column.text("explained_by", "Explained by"),
                    Column.text("id", "Id")),
            List.of(new Query("without_permit", """
                    select case when o.explanation is null then 'without permit' else 'explained' end, o.at, o.project,
                        o.environment, o.action, o.target, o.digest, o.source, o.external_id, o.permit, o.explanation,
                        o.explained_by, o.id\s""" + OBSERVED + " and not " + PERMITTED)),
            "finding desc, at desc, id",
            List.of(
                    Figure.none(
                            "unexplained",
                            "without a permit, not explained",
                            "count(*) filter (where finding = 'without permit')"),
                    Figure.count(
                            "explained",
                            "without a permit, explained",
                            "count(*) filter (where finding = 'explained')"),
                    Figure.count("observed", "executions that platforms saw", "select count(*) " + OBSERVED)));

    private ReconciliationReport() {}
}
