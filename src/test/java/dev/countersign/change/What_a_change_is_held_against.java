package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.AChange;
import dev.countersign.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

class What_a_change_is_held_against extends LifecycleTest {

    private JsonNode comparison(String account, Api.Answer change) {
        return expect(200, api.as(account).get("/changes/" + change.text("id") + "/comparison"))
                .body();
    }

    private Api.Answer succeeded(AChange proposal) {
        var running = executing(expect(201, proposal.submit(api)));
        var outcome = Map.of("result", "succeeded", "observedDigest", running.text("digest"));
        expect(
                200,
                api.as("requester").post("/changes/executions/" + running.text("execution/id") + "/outcome", outcome));
        return running;
    }

    @Test
    void is_nothing_where_nothing_was_before() {
        assertThat(comparison("sre-one", aChange().submit(api)).isEmpty()).isTrue();
    }

    @Test
    void is_the_revision_before() {
        var change = aChange().submit(api);
        expect(201, revise(change, "requester", Map.of("parameters", Map.of("version", "2.14.1"))));
        var before = comparison("sre-one", change).path("previousRevision");
        assertThat(before.path("revision").asInt()).isEqualTo(1);
        assertThat(before.path("digest").asText()).isEqualTo(change.text("digest"));
        assertThat(before.at("/operation/parameters/version").asText()).isEqualTo("2.14.0");
    }

    @Test
    void is_the_latest_success_at_the_same_target_of_the_same_environment() {
        succeeded(aChange().in("development").having("title", "Deploy checkout 2.12.0"));
        var latest = succeeded(aChange().in("development").having("title", "Deploy checkout 2.13.0"));
        aChange().in("development").having("title", "Deploy checkout, not run").submit(api);
        succeeded(aChange().in("development").having("target", "k8s/payments/refunds"));

        var change = aChange().in("development").submit(api);
        assertThat(comparison("sre-one", change).at("/lastSuccess/change").asText())
                .isEqualTo(latest.text("id"));
        assertThat(comparison("sre-one", aChange().submit(api)).has("lastSuccess"))
                .as("of another environment")
                .isFalse();
    }

    @Test
    void is_shown_to_nobody_who_may_not_see_the_change() {
        var change = aChange().in("development").submit(api);
        expect(204, api.as("operator").delete("/directory/teams/payments-dev/members/developer"));
        expect(404, api.as("developer").get("/changes/" + change.text("id") + "/comparison"));
        expect(404, api.as("sre-one").get("/changes/chg_none/comparison"));
    }
}
