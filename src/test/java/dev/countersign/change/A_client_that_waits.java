package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.rejectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class A_client_that_waits extends LifecycleTest {

    private Api waiting(Api.Answer known, String seconds) {
        return api.as("requester").with("Prefer", "wait=" + seconds).with("If-None-Match", known.etag());
    }

    @Test
    void is_answered_as_soon_as_the_status_is_another() throws Exception {
        var change = aChange().submit(api);
        var began = Instant.now();
        var answer = CompletableFuture.supplyAsync(() -> waiting(change, "30").get(path(change)));
        // Another version with the same status wakes nobody.
        expect(201, revise(change, "requester", Map.of("title", "Deploy checkout, better said")));
        expect(
                201,
                api.as("sre-one")
                        .post(path(change) + "/decisions", rejectionOf(change, "Say how the schema goes back.")));
        var woken = expect(200, answer.get(20, TimeUnit.SECONDS));
        assertThat(woken.text("status")).isEqualTo("rejected");
        assertThat(woken.etag()).contains("rejected.");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void hears_after_its_time_that_nothing_has_changed() {
        var change = aChange().submit(api);
        var began = Instant.now();
        var answer = expect(304, waiting(seen(change), "1").get(path(change)));
        assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(answer.raw().body()).isEmpty();
    }

    @Test
    void does_not_wait_for_what_it_does_not_know_yet() {
        var change = aChange().submit(api);
        expect(200, api.as("requester").with("Prefer", "wait=30").get(path(change)));
        expect(
                200,
                api.as("requester")
                        .with("Prefer", "wait=30")
                        .with("If-None-Match", "\"approved.1\"")
                        .get(path(change)));
        expect(
                304,
                api.as("requester").with("If-None-Match", seen(change).etag()).get(path(change)));
        expect(304, waiting(seen(change), "0").get(path(change)));
        expect(
                304,
                api.as("requester")
                        .with("Prefer", "wait=soon")
                        .with("If-None-Match", seen(change).etag())
                        .get(path(change)));
        refused(api.as("requester").with("If-None-Match", "pending.1").get(path(change)), 400, "malformed_etag");
        refused(waiting(change, "1").get("/changes/chg_none"), 404, "change_not_found");
    }

    @Test
    void is_told_once_more_that_it_may_not_see_the_change() throws Exception {
        var change = aChange().submit(api);
        var known = api.as("owner-one").get(path(change)).etag();
        var answer = CompletableFuture.supplyAsync(() -> api.as("owner-one")
                .with("Prefer", "wait=30")
                .with("If-None-Match", known)
                .get(path(change)));
        expect(204, api.as("operator").delete("/directory/teams/payments-owners/members/owner-one"));
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more")));
        refused(answer.get(20, TimeUnit.SECONDS), 404, "change_not_found");
    }
}
