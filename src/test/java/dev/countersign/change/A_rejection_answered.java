package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.countersign.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_rejection_answered extends LifecycleTest {

    private static final String TASK = "userTask_remedyChange";
    private static final String FIRST = "Say how the schema goes back.";
    private static final String SECOND = "Attach the plan of the migration.";

    private Api.Answer rejected() {
        var change = rejected(aChange(), FIRST, SECOND);
        assertThat(change.text("status")).isEqualTo("rejected");
        return change;
    }

    private static String item(Api.Answer change, int n) {
        return change.text("decisions/0/remediation/" + n + "/id");
    }

    private static Map<String, Object> answer(String item, String answer) {
        return Map.of("item", item, "answer", answer);
    }

    private Api.Answer complete(String account, String task, Object answers) {
        return api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", Map.of("answers", answers)));
    }

    @Test
    void by_a_revision_is_asked_again() {
        var change = rejected();
        var revised = expect(
                201,
                revise(
                        change,
                        "requester",
                        Map.of(
                                "rollbackPlan",
                                "Run V12__undo.sql, then helm rollback checkout 41",
                                "answers",
                                List.of(
                                        answer(item(change, 0), "V12__undo.sql is in the plan now."),
                                        answer(item(change, 1), "It is attached.")))));
        assertThat(revised.text("decisions/0/why")).isEqualTo("Reopened: the rejection was answered.");
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("pending");
        assertThat(now.text("decisions/0/remediation/1/answer")).isEqualTo("It is attached.");
        assertThat(now.text("decisions/0/remediation/1/answeredIn")).isEqualTo("2");
        assertThat(inbox("requester")).isEmpty();
        assertThat(decided(now, "sre-one", "owner-one").text("status")).isEqualTo("approved");
    }

    @Test
    void with_something_missing_or_made_up_is_refused() {
        var change = rejected();
        var before = everything(change);
        var good = answer(item(change, 0), "V12__undo.sql is in the plan now.");
        for (var answers : List.<List<Map<String, Object>>>of(
                List.of(),
                List.of(good),
                List.of(good, good),
                List.of(good, answer(item(change, 1), " ")),
                List.of(good, answer("dec_0/1", "It is attached.")),
                List.of(good, answer("", "It is attached.")),
                List.of(good, Map.of("answer", "It is attached.")),
                List.of(good, answer(item(change, 1), "It is attached."), good))) {
            var refused = revise(change, "requester", Map.of("title", "Better", "answers", answers));
            assertThat(refused.status()).as(answers.toString()).isIn(400, 422);
            assertThat(refused.text("errors/0/field")).startsWith("answers");
        }
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void in_the_remedy_task_is_asked_again() {
        var change = rejected();
        assertThat(process(change)).isWaitingAt(TASK);
        var task = task("requester", TASK).path("id").asText();
        var form = expect(200, api.as("requester").get("/tasks/" + task + "/form"));
        var rows = form.body().at("/data/answers");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("wanted").asText()).isEqualTo(FIRST);
        assertThat(rows.get(1).path("item").asText()).isEqualTo(item(change, 1));
        // Every field of the data is one of the form, so that what a browser shows can be sent back.
        var keys = form.body().path("schema").findValuesAsText("key");
        rows.get(0).fieldNames().forEachRemaining(name -> assertThat(keys).contains(name));

        var sent = new ArrayList<Map<String, Object>>();
        rows.forEach(row -> sent.add(Map.of(
                "item", row.path("item").asText(),
                "wanted", row.path("wanted").asText(),
                "owner", row.path("owner").asText(),
                "answer", "Done: see the revised plan.")));
        expect(204, complete("requester", task, sent));
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("pending");
        assertThat(now.text("revision")).isEqualTo("2");
        assertThat(now.text("decisions/0/remediation/0/answer")).isEqualTo("Done: see the revised plan.");
        assertThat(timeline(change)).contains("change_revised");
        assertThat(process(change)).isWaitingAt("userTask_reviewChange");
    }

    @Test
    void in_the_remedy_task_wrongly_stays_a_task() {
        var change = rejected();
        var task = task("requester", TASK).path("id").asText();
        var before = everything(change);
        for (var bad : List.<Object>of(
                List.of(),
                "done",
                List.of("done"),
                List.of(answer(item(change, 0), "Done.")),
                List.of(answer(item(change, 0), "Done."), answer("dec_x/1", "Done.")),
                List.of(answer(item(change, 0), "Done."), Map.of("item", item(change, 1))),
                List.of(answer(item(change, 0), "Done."), Map.of("item", item(change, 1), "answer", 5)),
                List.of(Map.of("item", item(change, 0), "answer", "Done.", "verdict", "approve")))) {
            refused(complete("requester", task, bad), 422, "invalid");
        }
        refused(
                api.as("requester").post("/tasks/" + task + "/completion", Map.of("variables", Map.of("status", 1))),
                422,
                "invalid");
        for (var other : List.of("developer", "sre-one", "auditor")) {
            refused(complete(other, task, List.of()), 404, "task_not_found");
            refused(api.as(other).get("/tasks/" + task + "/form"), 404, "task_not_found");
        }
        assertThat(everything(change)).isEqualTo(before);
        assertThat(inbox("requester")).containsExactly(TASK);
    }
}
