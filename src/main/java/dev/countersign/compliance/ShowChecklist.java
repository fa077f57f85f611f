package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.approval.CommentRules;
import dev.countersign.change.Visibility;
import dev.countersign.compliance.Checklist.Offender;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the facts of the projects that the caller may see whether the validation checklist is met. */
@Component
public class ShowChecklist {

    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final Catalogue catalogue;
    private final CommentRules comments;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ShowChecklist(
            JdbcClient jdbc,
            Visibility visibility,
            Catalogue catalogue,
            CommentRules comments,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.catalogue = catalogue;
        this.comments = comments;
        this.currentActor = currentActor;
        this.time = time;
    }

    /**
     * All rules are asked of the same state of the tables.
     *
     * @param from by default 90 days before {@code until}, which is by default now
     * @param project one of those that the caller may see; none: all of them
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Checklist show(@Nullable Instant from, @Nullable Instant until, @Nullable String project) {
        var now = time.now();
        var end = Objects.requireNonNullElse(until, now);
        var start = Objects.requireNonNullElse(from, end.minus(USUAL));
        var mine = visibility.projects(currentActor.get());
        check(start, end, project, mine);
        Map<String, Object> parameters = Map.of(
                "from", sql(start),
                "until", sql(end),
                "now", sql(now),
                "projects", project == null ? mine.toArray(String[]::new) : new String[] {project},
                "production", production(),
                "shortest", comments.minimumLength(),
                "most", MOST);
        var looked = new EnumMap<Facts, Long>(Facts.class);
        for (var facts : Facts.values()) {
            looked.put(
                    facts,
                    jdbc.sql("select count(*) from (" + facts.query() + ") facts")
                            .params(parameters)
                            .query(Long.class)
                            .single());
        }
        return new Checklist(
                now,
                start,
                end,
                Arrays.stream(ChecklistItem.values())
                        .map(item -> item(item, looked, parameters))
                        .toList());
    }

    private static void check(Instant from, Instant until, @Nullable String project, Set<String> mine) {
        var errors = new ArrayList<FieldError>();
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("from", "must be before until, by no more than five years"));
        }
        if (project != null && !mine.contains(project)) {
            errors.add(new FieldError("project", "is none that you may see"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private String[] production() {
        return catalogue.environments().stream()
                .filter(Environment::production)
                .map(Environment::id)
                .toArray(String[]::new);
    }

    private Checklist.Item item(ChecklistItem item, Map<Facts, Long> looked, Map<String, Object> parameters) {
        var asked = Arrays.stream(ChecklistRule.values())
                .filter(rule -> rule.item() == item)
                .toList();
        var rules = asked.stream().map(rule -> rule(rule, looked, parameters)).toList();
        var met = rules.stream().allMatch(rule -> rule.found() == 0);
        var facts = asked.stream().map(ChecklistRule::facts).distinct();
        return new Checklist.Item(
                item,
                item.title(),
                met,
                facts.mapToLong(kind -> Objects.requireNonNull(looked.get(kind)))
                        .sum(),
                rules);
    }

    private Checklist.Rule rule(ChecklistRule rule, Map<Facts, Long> looked, Map<String, Object> parameters) {
        var found = new long[1];
        List<Offender> offenders = jdbc.sql(rule.offenders())
                .params(parameters)
                .query((row, n) -> {
                    found[0] = row.getLong("found");
                    return offender(row);
                })
                .list();
        return new Checklist.Rule(
                rule.word(), rule.sentence(), Objects.requireNonNull(looked.get(rule.facts())), found[0], offenders);
    }

    private static Offender offender(ResultSet row) throws SQLException {
        return new Offender(
                row.getString("kind"),
                row.getString("id"),
                row.getString("what"),
                row.getString("project"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("detail"));
    }
}
