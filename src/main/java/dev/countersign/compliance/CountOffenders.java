package dev.countersign.compliance;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.approval.CommentRules;
import dev.countersign.compliance.SelfCheck.CheckedRule;
import dev.countersign.compliance.SelfCheck.SelfFinding;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import dev.countersign.policy.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many facts of the last ninety days offend against the validation checklist, in all projects. */
@Component
final class CountOffenders {

    private static final Duration LATELY = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final CommentRules comments;

    CountOffenders(JdbcClient jdbc, Catalogue catalogue, CommentRules comments) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.comments = comments;
    }

    CheckedRule count(Instant now) {
        Map<String, Object> parameters = Map.of(
                "from", sql(now.minus(LATELY)),
                "until", sql(now),
                "now", sql(now),
                "projects", catalogue.projects().stream().map(Project::id).toArray(String[]::new),
                "production",
                        catalogue.environments().stream()
                                .filter(Environment::production)
                                .map(Environment::id)
                                .toArray(String[]::new),
                "shortest", comments.minimumLength(),
                "most", 1);
        var findings = new ArrayList<SelfFinding>();
        long found = 0;
        for (var rule : ChecklistRule.values()) {
            long offenders = jdbc.sql(rule.offenders())
                    .params(parameters)
                    .query((row, n) -> row.getLong("found"))
                    .optional()
                    .orElse(0L);
            found += offenders;
            if (offenders > 0) {
                findings.add(new SelfFinding(null, offenders + ": " + rule.sentence()));
            }
        }
        return new CheckedRule(
                "checklist_is_met", "The validation checklist was met in the last 90 days.", false, found, findings);
    }
}
