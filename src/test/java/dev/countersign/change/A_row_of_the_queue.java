package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class A_row_of_the_queue extends LifecycleTest {

    private JsonNode row(Api.Answer change) {
        for (var row : expect(200, api.as("sre-two").get("/changes")).body().path("items")) {
            if (row.path("id").asText().equals(change.text("id"))) {
                return row;
            }
        }
        throw new AssertionError("No row of " + change.text("id"));
    }

    private Api.Answer running() {
        return executing(
                aChange().in("development").having("action", "rollback").submit(api));
    }

    @Test
    void says_how_much_of_a_rejection_is_to_be_put_right() {
        var change = rejected(aChange(), "Say who watches the rollout.", "Attach the test report.");
        assertThat(row(change).path("openItems").asInt()).isEqualTo(2);
        var pending = expect(201, aChange().submit(api));
        assertThat(row(pending).has("openItems")).isFalse();
        assertThat(row(pending).has("run")).isFalse();
    }

    @Test
    void says_which_permit_lives_and_that_it_was_revoked() {
        var change = aChange().in("development").having("action", "rollback").submit(api);
        assertThat(row(change).has("run")).isFalse();
        var wanted = Map.of("audience", "deployer", "runId", "r-1");
        var permit = expect(201, api.as("requester").post(path(change) + "/permits", wanted));
        assertThat(row(change).path("run").path("permit").asText()).isEqualTo(permit.text("id"));
        assertThat(row(change).path("run").path("permitState").asText()).isEqualTo("issued");
        assertThat(row(change).path("run").has("state")).isFalse();
        expect(204, api.as("requester").delete("/changes/permits/" + permit.text("id")));
        assertThat(row(change).path("run").path("permitState").asText()).isEqualTo("revoked");
    }

    @Test
    void says_who_runs_it_and_that_its_outcome_is_overdue() {
        var run = running();
        assertThat(row(run).path("run").path("account").asText()).isEqualTo("requester");
        assertThat(row(run).path("run").path("permitState").asText()).isEqualTo("redeemed");
        assertThat(row(run).path("run").path("state").asText()).isEqualTo("started");
        var due =
                java.time.Instant.parse(row(run).path("run").path("reportDueAt").asText());
        time.advance(Duration.between(time.now(), due).plusSeconds(1));
        assertThat(row(run).path("run").path("state").asText()).isEqualTo("unreported");
    }

    @Test
    void says_how_it_ended_and_how_many_proofs_there_are() {
        var run = running();
        var link = Map.of("kind", "run", "title", "Run 7", "url", "https://ci.example.org/7");
        var outcome = Map.of(
                "result", "succeeded", "observedDigest", "sha256:" + "0".repeat(64), "evidence", List.of(link, link));
        expect(200, api.as("requester").post("/changes/executions/" + run.text("execution/id") + "/outcome", outcome));
        var ended = row(run).path("run");
        assertThat(ended.path("state").asText()).isEqualTo("succeeded");
        assertThat(ended.path("evidence").asInt()).isEqualTo(2);
        assertThat(ended.path("violation").asText()).isEqualTo(seen(run).text("execution/violation"));
    }
}
