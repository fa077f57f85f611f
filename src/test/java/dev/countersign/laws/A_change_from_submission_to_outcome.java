package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class A_change_from_submission_to_outcome {

    @Autowired
    Api api;

    @Test
    void runs_once_two_people_have_approved_it() {
        var change = aChange().touchingProduction().by("requester").approved(api);
        assertThat(change.text("status")).isEqualTo("approved");
        var me = api.as("requester");
        var permit =
                me.post("/changes/" + change.text("id") + "/permits", Map.of("audience", "deployer", "runId", "r-1"));
        assertThat(permit.status()).isEqualTo(201);
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
        assertThat(execution.status()).isEqualTo(200);
        var done = me.post(
                "/changes/executions/" + execution.text("id") + "/outcome",
                Map.of("result", "succeeded", "observedDigest", change.text("digest")));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("status")).isEqualTo("succeeded");
    }
}
