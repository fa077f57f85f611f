package dev.countersign.compliance.process;

import dev.countersign.compliance.ElementVisit;
import dev.countersign.compliance.ProcessHistory.Asked;
import dev.countersign.compliance.ProcessHistory.AskedVisits;
import dev.countersign.compliance.ProcessHistory.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine's history tables say of the instances of some projects. Their times are without a zone, in that of the JVM. */
@Component
class HistoryRows {

    /** What instances belong to: the business key is its id. */
    private static final String OWNERS = """
            (select 'change' as kind, id, title as what, project, status from countersign.change
             union all
             select 'session', id, reason, project, status from countersign.session where not rehearsal) o""";

    private static final String INSTANCES = """
            select p.proc_def_id_ as definition, count(*) filter (where p.end_time_ is null) as running,
                count(p.end_time_) as ended, min(p.start_time_) as first
            from public.act_hi_procinst p join """ + OWNERS + """
             on o.id = p.business_key_ and o.project = any (:projects)
            group by p.proc_def_id_""";

    private static final String IN_PERIOD = "a.start_time_ >= :from and a.start_time_ < :until";

    /** State 2: the engine took it away before it was done. */
    private static final String CANCELLED = "a.act_inst_state_ = 2";

    private static final String FROM = """
             from public.act_hi_actinst a
            join public.act_hi_procinst p on p.id_ = a.proc_inst_id_
            join """ + OWNERS + """
             on o.id = p.business_key_ and o.project = any (:projects)
            where a.proc_def_id_ = :definition""";

    private static final String COUNTS = "select a.act_id_ as element, count(*) filter (where " + IN_PERIOD
            + ") as entered, count(*) filter (where a.end_time_ is null) as active, count(*) filter (where "
            + IN_PERIOD + " and " + CANCELLED + ") as cancelled,"
            + " percentile_disc(array[0.5, 0.9]) within group (order by a.duration_)"
            + " filter (where " + IN_PERIOD + " and not " + CANCELLED + ") as took" + FROM
            + " and (" + IN_PERIOD + " or a.end_time_ is null) group by a.act_id_";

    private static final String VISITS = "select a.id_, a.start_time_, a.end_time_, " + CANCELLED + " as cancelled, o.*"
            + FROM + " and a.act_id_ = :element and ";

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Instances(String definition, long running, long ended, Instant first) {}

    record Counts(
            String element,
            long entered,
            long active,
            long cancelled,
            @Nullable Long median,
            @Nullable Long p90) {}

    Map<String, Instances> instances(Set<String> projects) {
        return jdbc.sql(INSTANCES).param("projects", array(projects)).query(HistoryRows::instances).list().stream()
                .collect(Collectors.toMap(Instances::definition, Function.identity()));
    }

    Map<String, Counts> counts(Asked asked) {
        return bound(COUNTS, asked).query(HistoryRows::counts).list().stream()
                .collect(Collectors.toMap(Counts::element, Function.identity()));
    }

    List<ElementVisit> visits(AskedVisits asked, @Nullable Place after, int limit) {
        var statement = VISITS + (asked.activeOnly() ? "a.end_time_ is null" : IN_PERIOD)
                + (after == null ? "" : " and (a.start_time_, a.id_) < (:place, :visit)")
                + " order by a.start_time_ desc, a.id_ desc limit :limit";
        var bound =
                bound(statement, asked.of()).param("element", asked.element()).param("limit", limit);
        return (after == null
                        ? bound
                        : bound.param("place", Timestamp.from(after.enteredAt()))
                                .param("visit", after.visit()))
                .query(HistoryRows::visit)
                .list();
    }

    private JdbcClient.StatementSpec bound(String statement, Asked asked) {
        return jdbc.sql(statement)
                .param("definition", asked.definition())
                .param("from", Timestamp.from(asked.from()))
                .param("until", Timestamp.from(asked.until()))
                .param("projects", array(asked.projects()));
    }

    private static String[] array(Set<String> projects) {
        return projects.toArray(String[]::new);
    }

    private static Instances instances(ResultSet row, int n) throws SQLException {
        return new Instances(
                row.getString("definition"),
                row.getLong("running"),
                row.getLong("ended"),
                row.getTimestamp("first").toInstant());
    }

    private static Counts counts(ResultSet row, int n) throws SQLException {
        var array = row.getArray("took");
        var took = array == null ? new Long[] {null, null} : (Long[]) array.getArray();
        return new Counts(
                row.getString("element"),
                row.getLong("entered"),
                row.getLong("active"),
                row.getLong("cancelled"),
                took[0],
                took[1]);
    }

    private static ElementVisit visit(ResultSet row, int n) throws SQLException {
        var left = row.getTimestamp("end_time_");
        return new ElementVisit(
                row.getString("id_"),
                row.getString("kind"),
                row.getString("id"),
                row.getString("what"),
                row.getString("project"),
                row.getString("status"),
                row.getTimestamp("start_time_").toInstant(),
                left == null ? null : left.toInstant(),
                row.getBoolean("cancelled"));
    }
}
