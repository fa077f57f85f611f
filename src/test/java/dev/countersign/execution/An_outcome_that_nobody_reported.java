package dev.countersign.execution;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class An_outcome_that_nobody_reported extends LifecycleTest {

    private static final String TASK = "userTask_reportOutcome";

    private Api.Answer overdue() {
        var change = executing(aChange().approved(api));
        assertThat(change.text("execution/state")).isEqualTo("started");
        fireWhenDue(change, "boundaryEvent_outcomeOverdue");
        return seen(change);
    }

    /** As a browser's form sends it: without seconds, with the offset of the person. */
    private Map<String, Object> values(Api.Answer change) {
        var form = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX").withZone(ZoneOffset.ofHours(1));
        var values = new HashMap<String, Object>();
        values.put("result", "rolled_back");
        values.put("observedDigest", change.text("digest"));
        values.put("startedAt", form.format(time.now().minus(Duration.ofMinutes(20))));
        values.put("finishedAt", form.format(time.now().minus(Duration.ofMinutes(10))));
        values.put(
                "evidence",
                List.of(Map.of(
                        "kind", "log", "title", "Log of the run", "url", "https://ci.example.com/9", "digest", "")));
        values.put("notes", "");
        return values;
    }

    private Api.Answer complete(String account, String task, Map<String, ?> values) {
        return api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", values));
    }

    @Test
    void is_a_task_of_the_requesters_team_and_shows_as_unreported() {
        var change = overdue();
        assertThat(change.text("execution/state")).isEqualTo("unreported");
        assertThat(change.text("status")).isEqualTo("executing");
        assertThat(timeline(change)).endsWith("outcome_overdue");
        assertThat(process(change)).isWaitingAt("receiveTask_outcomeReported", TASK);
        var task = task("developer", TASK);
        assertThat(task.path("teams").toString()).contains("payments-dev");
        assertThat(task.path("businessKey").asText()).isEqualTo(change.text("id"));
        assertThat(inbox("sre-one")).isEmpty();
        var form =
                expect(200, api.as("developer").get("/tasks/" + task.path("id").asText() + "/form"));
        assertThat(form.text("data/execution")).isEqualTo(change.text("execution/id"));
        assertThat(form.text("schema/id")).isEqualTo("outcome");
    }

    @Test
    void is_reported_by_completing_that_task() {
        var change = overdue();
        var task = task("developer", TASK).path("id").asText();
        expect(204, complete("developer", task, values(change)));
        var done = seen(change);
        assertThat(done.text("status")).isEqualTo("rolled_back");
        assertThat(done.text("execution/reportedBy")).isEqualTo("developer");
        assertThat(done.text("execution/startedAt")).endsWith(":00Z");
        assertThat(done.text("execution/evidence/0/title")).isEqualTo("Log of the run");
        assertThat(done.body().at("/execution/evidence/0/digest").isMissingNode())
                .isTrue();
        assertThat(timeline(change)).endsWith("change_rolled_back");
        assertThat(process(change)).isNull();
        refused(complete("developer", task, values(change)), 404, "task_not_found");
    }

    @Test
    void may_be_reported_without_the_task_which_then_is_gone() {
        var change = overdue();
        var outcome = api.as("developer")
                .post(
                        "/changes/executions/" + change.text("execution/id") + "/outcome",
                        Map.of("result", "failed", "notes", "The pods never came up."));
        assertThat(expect(200, outcome).text("status")).isEqualTo("failed");
        assertThat(process(change)).isNull();
        assertThat(inbox("developer")).isEmpty();
    }

    @Test
    void is_refused_where_the_form_does_not_fit_and_stays_a_task() {
        var change = overdue();
        var task = task("developer", TASK).path("id").asText();
        var before = everything(change);
        for (Map<String, ?> bad : List.<Map<String, ?>>of(
                Map.of("result", "splendid"),
                Map.of("startedAt", "yesterday"),
                Map.of("startedAt", "2026-11-25T17:30"),
                Map.of("startedAt", "2026-11-25"),
                Map.of("startedAt", 5),
                Map.of("finishedAt", "+999999999-01-01T00:00Z"),
                Map.of("finishedAt", "-0044-03-15T00:00Z"),
                Map.of("startedAt", "1970-01-01T00:00Z"),
                Map.of("observedDigest", "sha256:abc"),
                Map.of("evidence", List.of(Map.of("kind", "log"))),
                Map.of("evidence", List.of("log")),
                Map.of("evidence", Map.of("kind", "log")),
                Map.of("evidence", List.of(Map.of("kind", "log", "title", "t", "url", "javascript:alert(1)"))),
                Map.of("execution", "exe_another"),
                Map.of("reportedBy", "sre-one"))) {
            var values = new HashMap<>(values(change));
            values.putAll(bad);
            refused(complete("developer", task, values), 422, "invalid");
        }
        refused(complete("developer", task, Map.of()), 422, "invalid");
        refused(complete("sre-one", task, values(change)), 404, "task_not_found");
        assertThat(everything(change)).isEqualTo(before);
        assertThat(inbox("developer")).containsExactly(TASK);
    }

    @Test
    void of_something_else_than_was_approved_is_a_violation_there_as_well() {
        var change = overdue();
        var values = values(change);
        values.put("result", "succeeded");
        values.put("observedDigest", "sha256:" + "0".repeat(64));
        expect(204, complete("developer", task("developer", TASK).path("id").asText(), values));
        var done = seen(change);
        assertThat(done.text("violation")).isEqualTo("true");
        assertThat(done.text("execution/violation")).contains(change.text("digest"));
        assertThat(timeline(change)).endsWith("digest_violated", "change_succeeded");
    }
}
