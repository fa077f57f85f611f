package dev.countersign.budget;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Submission, two decisions, permit, redemption and outcome over HTTP. A budget is a tenth above what was measured (228
 * statements, 95 rows): who needs more says why and raises it, who needs less lowers it.
 */
@ApplicationTest
class What_one_lifecycle_costs {

    private static final int STATEMENTS = 251;
    private static final int ROWS = 114;

    @Autowired
    Api api;

    @Autowired
    CountedStatements statements;

    @Autowired
    DataSource database;

    @BeforeEach
    void what_happens_only_once_has_happened() {
        lifecycle();
    }

    @Test
    void stays_within_its_budget_of_statements() {
        statements.start();
        lifecycle();
        int counted = statements.stop();

        assertThat(counted).as(() -> "statements of one lifecycle:\n" + often()).isBetween(STATEMENTS / 2, STATEMENTS);
    }

    @Test
    void stays_within_its_budget_of_written_rows() throws SQLException {
        var rows = new WrittenRows(database);
        long before = rows.count("countersign", "public");
        lifecycle();

        assertThat(rows.count("countersign", "public") - before)
                .as("rows inserted, updated and deleted by one lifecycle")
                .isBetween(ROWS / 2L, (long) ROWS);
    }

    private String often() {
        return statements.seen().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(25)
                .map(seen -> seen.getValue() + "  " + seen.getKey())
                .collect(Collectors.joining("\n"));
    }

    private void lifecycle() {
        var change = aChange().touchingProduction().by("requester").submit(api);
        for (var approver : List.of("sre-one", "owner-one")) {
            api.as(approver).post("/changes/" + change.text("id") + "/decisions", approvalOf(change));
        }
        var me = api.as("requester");
        var permit =
                me.post("/changes/" + change.text("id") + "/permits", Map.of("audience", "deployer", "runId", "r-1"));
        var execution = me.post(
                "/changes/permits/" + permit.text("id") + "/redemptions",
                Map.of(
                        "runId",
                        "r-1",
                        "digest",
                        change.text("digest"),
                        "target",
                        change.text("target"),
                        "environment",
                        "production"));
        var done = me.post(
                "/changes/executions/" + execution.text("id") + "/outcome",
                Map.of("result", "succeeded", "observedDigest", change.text("digest")));
        assertThat(done.text("status")).isEqualTo("succeeded");
    }
}
