package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class A_change_that_policy_lets_through extends LifecycleTest {

    @Test
    void is_approved_at_submission_and_runs() {
        var change = expect(201, aChange().in("development").submit(api));
        assertThat(change.text("status")).isEqualTo("approved");
        assertThat(change.text("policy/terms/automatic")).isEqualTo("true");
        assertThat(change.body().path("stages")).isEmpty();
        assertThat(change.body().at("/policy/rules").toString()).contains("without an approval");
        assertThat(change.body().path("allowedActions").toString()).contains("permit");
        assertThat(timeline(change)).containsExactly("change_submitted", "policy_worked_out", "change_approved");
        assertThat(process(change)).isWaitingAt("receiveTask_executionStarted");
        var running = executing(change);
        var done = api.as("requester")
                .post(
                        "/changes/executions/" + running.text("execution/id") + "/outcome",
                        Map.of("result", "succeeded", "observedDigest", change.text("digest")));
        assertThat(expect(200, done).text("status")).isEqualTo("succeeded");
    }

    @Test
    void never_is_one_for_production() {
        var change = expect(201, aChange().in("production").submit(api));
        assertThat(change.text("status")).isEqualTo("pending");
        assertThat(change.text("policy/terms/automatic")).isEqualTo("false");
        assertThat(change.body().path("stages")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void is_asked_about_again_where_a_revision_moves_it_to_production() {
        var change = expect(201, aChange().in("development").submit(api));
        expect(201, revise(change, "requester", Map.of("environment", "production")));
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("pending");
        assertThat(now.text("stages/0/team")).isEqualTo("sre");
        refused(
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")),
                409,
                "not_approved");
    }
}
