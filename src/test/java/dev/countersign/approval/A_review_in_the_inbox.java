package dev.countersign.approval;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_review_in_the_inbox extends LifecycleTest {

    private static final String TASK = "userTask_reviewChange";

    private Map<String, Object> approval(Api.Answer change) {
        return new HashMap<>(Map.of(
                "verdict",
                "approve",
                "reason",
                "Read the diff; staging has been green since yesterday.",
                "riskAcknowledged",
                true,
                "digest",
                change.text("digest")));
    }

    private Api.Answer complete(String account, String task, Map<String, ?> values) {
        return api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", values));
    }

    @Test
    void is_a_decision_with_all_that_belongs_to_one() {
        var change = aChange().submit(api);
        var task = task("sre-one", TASK).path("id").asText();
        var form = expect(200, api.as("sre-one").get("/tasks/" + task + "/form"));
        assertThat(form.text("data/digest")).isEqualTo(change.text("digest"));
        var values = approval(change);
        values.put("requiredFollowUp", "");
        values.put("remediation", List.of(Map.of("item", "", "owner", "")));
        expect(204, complete("sre-one", task, values));
        var now = seen(change);
        assertThat(now.text("decisions/0/account")).isEqualTo("sre-one");
        assertThat(now.text("decisions/0/riskAcknowledged")).isEqualTo("true");
        assertThat(now.body().at("/decisions/0/requiredFollowUp").isMissingNode())
                .isTrue();
        assertThat(timeline(change)).endsWith("decision_recorded");
        var again = complete("sre-one", task, values);
        refused(again, 409, "already_decided");
        assertThat(again.text("outcome/who")).isEqualTo("sre-one");
        assertThat(inbox("sre-one")).isEmpty();
        assertThat(inbox("owner-one")).containsExactly(TASK);
    }

    @Test
    void is_shown_by_itself_to_whom_it_is_for() {
        var change = aChange().submit(api);
        var task = task("sre-one", TASK).path("id").asText();
        var shown = expect(200, api.as("sre-one").get("/tasks/" + task));
        assertThat(shown.text("businessKey")).isEqualTo(change.text("id"));
        assertThat(shown.text("key")).isEqualTo(TASK);
        refused(api.as("owner-one").get("/tasks/" + task), 404, "task_not_found");
    }

    @Test
    void is_rejected_with_the_rows_of_its_form() {
        var change = aChange().submit(api);
        var values = approval(change);
        values.put("verdict", "reject");
        values.put("riskAcknowledged", false);
        values.put(
                "remediation",
                List.of(
                        Map.of("item", "Say how the schema goes back.", "owner", "developer"),
                        Map.of("item", "Attach the plan of the migration.", "owner", "")));
        expect(204, complete("sre-two", task("sre-two", TASK).path("id").asText(), values));
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("rejected");
        assertThat(now.text("decisions/0/remediation/0/owner")).isEqualTo("developer");
        assertThat(now.body().at("/decisions/0/remediation/1/owner").isMissingNode())
                .isTrue();
        assertThat(now.text("decisions/0/remediation/1/item")).isEqualTo("Attach the plan of the migration.");
    }

    @Test
    void refuses_values_that_do_not_fit_and_stays() {
        var change = aChange().submit(api);
        var task = task("sre-one", TASK).path("id").asText();
        var before = everything(change);
        for (var bad : List.<Map<String, ?>>of(
                Map.of("verdict", "perhaps"),
                Map.of("verdict", true),
                Map.of("reason", "ok"),
                Map.of("reason", "lgtm lgtm lgtm"),
                Map.of("digest", "sha256:1"),
                Map.of("verdict", "reject"),
                Map.of("verdict", "reject", "remediation", List.of()),
                Map.of("verdict", "reject", "remediation", List.of(Map.of("item", "Do it"))),
                Map.of(
                        "verdict",
                        "reject",
                        "remediation",
                        List.of(Map.of("item", "Say how it goes back.", "owner", "nobody"))),
                Map.of("verdict", "reject", "remediation", "Say how it goes back."),
                Map.of("team", "payments-owners"),
                Map.of("account", "sre-two"))) {
            var values = approval(change);
            values.putAll(bad);
            refused(complete("sre-one", task, values), 422, "invalid");
        }
        var stale = approval(change);
        stale.put("digest", "sha256:" + "1".repeat(64));
        refused(complete("sre-one", task, stale), 409, "stale_digest");
        refused(complete("requester", task, approval(change)), 403, "self_decision");
        refused(complete("owner-one", task, approval(change)), 403, "not_in_team");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void is_nothing_that_a_stranger_can_tell_from_no_task() {
        aChange().having("project", "identity").by("developer").submit(api);
        var task = task("sre-one", TASK).path("id").asText();
        refused(complete("requester", task, Map.of()), 404, "task_not_found");
        refused(complete("requester", task, Map.of("verdict", "approve")), 404, "task_not_found");
        refused(complete("requester", "no-such-task", Map.of()), 404, "task_not_found");
    }

    @Test
    void can_be_claimed_which_hinders_nobody() {
        var change = aChange().submit(api);
        var task = task("sre-one", TASK).path("id").asText();
        assertThat(expect(200, api.as("sre-one").post("/tasks/" + task + "/claim", Map.of()))
                        .text("claimedBy"))
                .isEqualTo("sre-one");
        refused(api.as("sre-two").post("/tasks/" + task + "/claim", Map.of()), 409, "already_claimed");
        refused(api.as("sre-two").post("/tasks/" + task + "/release", Map.of()), 403, "not_claimed_by_you");
        expect(204, complete("sre-two", task, approval(change)));
        assertThat(seen(change).text("decisions/0/account")).isEqualTo("sre-two");
        refused(api.as("sre-one").post("/tasks/" + task + "/release", Map.of()), 404, "task_not_found");
    }

    @Test
    void is_found_from_the_page_of_its_change() {
        aChange().submit(api);
        var change = aChange().submit(api);
        aChange().submit(api);

        var found = expect(200, api.as("sre-one").get("/tasks?change=" + change.text("id")))
                .body()
                .path("items");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("businessKey").asText()).isEqualTo(change.text("id"));
        assertThat(found.get(0).path("key").asText()).isEqualTo(TASK);
        for (var other : List.of("owner-one", "requester", "auditor")) {
            assertThat(api.as(other)
                            .get("/tasks?change=" + change.text("id"))
                            .body()
                            .path("items"))
                    .as(other)
                    .isEmpty();
        }
        assertThat(api.as("sre-one").get("/tasks?change=chg_none").body().path("items"))
                .isEmpty();
    }

    @Test
    void is_found_by_its_filters_and_on_exactly_one_page() {
        for (int i = 0; i < 5; i++) {
            aChange().submit(api);
        }
        aChange().in("staging").having("project", "identity").by("developer").submit(api);
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = expect(
                    200, api.as("sre-one").get("/tasks?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.body().path("items").forEach(item -> all.add(item.path("id").asText()));
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
        assertThat(all)
                .hasSize(api.as("sre-one").get("/tasks").body().path("items").size());
        for (var filter : List.of(
                "environment=production",
                "project=payments",
                "action=deploy",
                "status=pending",
                "process=change-approval",
                "key=" + TASK)) {
            assertThat(api.as("sre-one")
                            .get("/tasks?" + filter)
                            .body()
                            .path("items")
                            .size())
                    .as(filter)
                    .isGreaterThanOrEqualTo(5);
        }
        for (var filter : List.of(
                "environment=moon",
                "project=identity&environment=production",
                "process=none",
                "key=x",
                "risk=critical",
                "status=approved")) {
            assertThat(api.as("sre-one").get("/tasks?" + filter).body().path("items"))
                    .as(filter)
                    .isEmpty();
        }
        refused(api.as("sre-one").get("/tasks?cursor=abc"), 400, "bad_cursor");
        refused(api.as("sre-one").get("/tasks?colour=red"), 400, "unknown_parameter");
        var first = api.as("sre-one").get("/tasks?limit=2").text("nextCursor");
        refused(api.as("sre-two").get("/tasks?limit=2&cursor=" + first), 400, "bad_cursor");
        refused(api.as("sre-one").get("/tasks?action=deploy&cursor=" + first), 400, "bad_cursor");
    }
}
