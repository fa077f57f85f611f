package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Visibility;
import dev.countersign.compliance.Report.Figure;
import dev.countersign.compliance.Report.Of;
import dev.countersign.compliance.ReportAnswer.FigureAnswer;
import dev.countersign.compliance.ReportAnswer.ReportColumn;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks a report of the projects that the caller may see. All of its queries are asked of the same state of the tables. */
@Component
public class ShowReport {

    /** A report and whether the caller may ask it. @param moment whether it is about one, and not about a period */
    public record Listed(String name, String title, String question, boolean moment, boolean allowed) {}

    /** @param at the moment, of a report that is about one */
    public record Question(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant at,
            @Nullable String project) {}

    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final SeeEverything seeEverything;
    private final Catalogue catalogue;
    private final ReleasedModels models;
    private final ObjectMapper json;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ShowReport(
            JdbcClient jdbc,
            Visibility visibility,
            SeeEverything seeEverything,
            Catalogue catalogue,
            ReleasedModels models,
            ObjectMapper json,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.seeEverything = seeEverything;
        this.catalogue = catalogue;
        this.models = models;
        this.json = json;
        this.currentActor = currentActor;
        this.time = time;
    }

    public List<Listed> list() {
        var everything = seeEverything.may();
        return Reports.ALL.stream()
                .map(report -> new Listed(
                        report.name(),
                        report.title(),
                        report.question(),
                        report.of() == Of.MOMENT,
                        report.of() == Of.PERIOD || everything))
                .toList();
    }

    /** @param most so many rows, and no more */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportAnswer show(String name, Question question, int most) {
        var report = Reports.find(name).orElseThrow(() -> new Refused(Refusal.notFound("report", name)));
        var now = time.now();
        var mine = visibility.projects(currentActor.get());
        var until = Objects.requireNonNullElse(question.until(), now);
        var from = Objects.requireNonNullElse(question.from(), until.minus(USUAL));
        check(report, question, mine, from, until);
        var of = report.of() == Of.PERIOD;
        var at = Objects.requireNonNullElse(question.at(), now);
        var parameters = parameters(report, question.project(), mine);
        parameters.putAll(Map.of("from", sql(from), "until", sql(until), "now", sql(now), "at", sql(at), "most", most));
        var summary = jdbc.sql(report.summary()).params(parameters).query().singleRow();
        return new ReportAnswer(
                report.name(),
                report.title(),
                report.question(),
                now,
                of ? from : null,
                of ? until : null,
                of ? null : at,
                question.project(),
                report.figures().stream().map(figure -> figure(figure, summary)).toList(),
                report.columns().stream()
                        .map(column -> new ReportColumn(column.id(), column.title(), column.kind()))
                        .toList(),
                ((Number) Objects.requireNonNull(summary.get("found"))).longValue(),
                jdbc.sql(report.rows())
                        .params(parameters)
                        .query((row, n) -> row(report, row))
                        .list());
    }

    private Map<String, Object> parameters(Report report, @Nullable String project, Set<String> mine) {
        var parameters = new HashMap<String, Object>();
        parameters.put("projects", project == null ? mine.toArray(String[]::new) : new String[] {project});
        parameters.put(
                "production",
                catalogue.environments().stream()
                        .filter(Environment::production)
                        .map(Environment::id)
                        .toArray(String[]::new));
        parameters.put("released", report == PolicyReport.POLICY_CHANGES ? write(models.all()) : "[]");
        return parameters;
    }

    private void check(Report report, Question question, Set<String> mine, Instant from, Instant until) {
        if (report.of() == Of.MOMENT) {
            seeEverything.require("This report");
        }
        var errors = new ArrayList<FieldError>();
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("from", "must be before until, by no more than five years"));
        }
        if (question.project() != null && !mine.contains(question.project())) {
            errors.add(new FieldError("project", "is none that you may see"));
        }
        if (question.at() != null && report.of() == Of.PERIOD) {
            errors.add(new FieldError("at", "is of no use here: the report is about a period"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private static FigureAnswer figure(Figure figure, Map<String, Object> summary) {
        var value = summary.get(figure.id()) instanceof Number number ? new BigDecimal(number.toString()) : null;
        return new FigureAnswer(
                figure.id(),
                figure.title(),
                figure.unit(),
                value,
                figure.none() && value != null && value.signum() != 0);
    }

    private static List<String> row(Report report, ResultSet row) throws SQLException {
        var values = new ArrayList<String>();
        for (var column : report.columns()) {
            values.add(
                    switch (column.kind()) {
                        case TIME -> written(row.getObject(column.id(), OffsetDateTime.class));
                        default -> Objects.requireNonNullElse(row.getString(column.id()), "");
                    });
        }
        return values;
    }

    private static String written(@Nullable OffsetDateTime at) {
        return at == null ? "" : at.toInstant().toString();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
