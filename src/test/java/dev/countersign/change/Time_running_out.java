package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Time_running_out extends LifecycleTest {

    @Test
    void reminds_and_escalates_once_and_gives_nobody_a_right() {
        var change = aChange().submit(api);
        fireWhenDue(change, "boundaryEvent_reminderDue");
        assertThat(timeline(change)).endsWith("approvers_reminded");
        assertThat(entries(change).findValuesAsText("team")).contains("sre");
        assertThat(job(change, "boundaryEvent_reminderDue")).isNull();

        fireWhenDue(change, "boundaryEvent_escalationDue");
        assertThat(timeline(change)).endsWith("approvers_reminded", "review_escalated");
        assertThat(job(change, "boundaryEvent_escalationDue")).isNull();
        assertThat(process(change)).isWaitingAt("userTask_reviewChange");
        assertThat(seen(change).text("status")).isEqualTo("pending");
        refused(api.as("owner-one").post(path(change) + "/decisions", approvalOf(change)), 403, "not_in_team");
    }

    @Test
    void expires_what_nobody_has_decided() {
        var change = aChange().submit(api);
        var before = everything(change);
        assertThatThrownBy(() -> fire(change, "boundaryEvent_decisionOverdue"))
                .hasMessageContaining("is PENDING until");
        assertThat(everything(change)).as("too early").isEqualTo(before);

        time.advance(Duration.between(time.now(), Instant.parse(change.text("dueAt")))
                .plusMillis(1));
        fire(change, "boundaryEvent_decisionOverdue");
        var expired = seen(change);
        assertThat(expired.text("status")).isEqualTo("expired");
        assertThat(expired.text("closedAt")).isNotEmpty();
        assertThat(timeline(change)).endsWith("change_expired");
        assertThat(process(change)).isNull();
        var late = api.as("sre-one").post(path(change) + "/decisions", approvalOf(change));
        refused(late, 409, "change_closed");
        assertThat(late.text("outcome/what")).isEqualTo("expired");
    }

    @Test
    void is_seen_before_any_timer_has_run() {
        var change = aChange().submit(api);
        time.advance(Duration.ofDays(3));
        var before = everything(change);
        refused(api.as("sre-one").post(path(change) + "/decisions", approvalOf(change)), 409, "change_closed");
        var revised = revise(change, "requester", Map.of("title", "Deploy checkout, later"));
        refused(revised, 409, "change_closed");
        assertThat(revised.text("outcome/what")).isEqualTo("expired");
        refused(
                api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed")),
                409,
                "change_closed");
        assertThat(everything(change)).isEqualTo(before);
        assertThat(api.as("requester").get(path(change)).body().path("allowedActions"))
                .isEmpty();
        assertThat(api.as("sre-one").get("/changes?view=waiting-for-me").body().path("items"))
                .isEmpty();
        assertThat(inbox("sre-one")).isEmpty();
    }

    @Test
    void declines_what_nobody_has_remedied() {
        var change = rejected(aChange(), "Say how the schema goes back.");
        assertThat(change.text("status")).isEqualTo("rejected");
        fireWhenDue(change, "boundaryEvent_remedyOverdue");
        assertThat(seen(change).text("status")).isEqualTo("declined");
        assertThat(timeline(change)).endsWith("change_declined");
        assertThat(process(change)).isNull();
        assertThat(inbox("requester")).isEmpty();
        var late = api.as("requester")
                .with("If-Match", "*")
                .post(path(change) + "/revisions", Map.of("title", "Deploy checkout, better"));
        refused(late, 409, "change_closed");
        assertThat(late.text("outcome/what")).isEqualTo("declined");
    }

    @Test
    void refuses_a_remedy_that_comes_before_the_timer_and_after_the_deadline() {
        var change = rejected(aChange(), "Say how the schema goes back.");
        time.advance(Duration.ofDays(8));
        var before = everything(change);
        var late = revise(change, "requester", Map.of("title", "Deploy checkout, better"));
        refused(late, 409, "change_closed");
        assertThat(late.text("outcome/what")).isEqualTo("declined");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void expires_what_was_approved_and_never_started() {
        var change = aChange().approved(api);
        var permit = expect(
                201,
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        fireWhenDue(change, "boundaryEvent_startOverdue");
        assertThat(seen(change).text("status")).isEqualTo("expired");
        assertThat(timeline(change)).endsWith("permit_revoked", "change_expired");
        assertThat(process(change)).isNull();
        refused(
                api.as("requester").post("/changes/permits/" + permit.text("id") + "/redemptions", start(change)),
                410,
                "permit_revoked");
        refused(
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")),
                409,
                "change_closed");
    }

    @Test
    void gives_an_approval_until_its_window_closes_and_no_longer() {
        var opens = time.now().plus(Duration.ofHours(30));
        var closes = opens.plus(Duration.ofHours(2));
        var change = decided(
                aChange()
                        .having("window", Map.of("notBefore", opens.toString(), "notAfter", closes.toString()))
                        .submit(api),
                "sre-one",
                "owner-one");
        assertThat(Instant.parse(change.text("dueAt"))).isEqualTo(Instant.parse(change.text("window/notAfter")));
        var early = api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1"));
        refused(early, 422, "outside_window");
        time.advance(Duration.between(time.now(), closes).plusSeconds(1));
        refused(
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")),
                409,
                "change_closed");
        assertThat(seen(change).body().path("permit").isMissingNode()).isTrue();
        fire(change, "boundaryEvent_startOverdue");
        assertThat(seen(change).text("status")).isEqualTo("expired");
    }
}
