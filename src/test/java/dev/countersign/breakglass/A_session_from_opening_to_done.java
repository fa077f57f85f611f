package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.operaton.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "Break-Glass Execution Flow" of the guide: its five steps, over the API. */
class A_session_from_opening_to_done extends EmergencyTest {

    private Api.Answer session;

    @Test
    void follows_the_guide_step_by_step() {
        verify_incident_condition_requires_temporary_override();
        create_time_bound_session_with_explicit_reason_and_narrow_scope();
        execute_only_emergency_actions_needed_for_containment_or_recovery();
        close_session_immediately_after_emergency_action_completes();
        review_timeline_and_create_preventive_action();
    }

    private void verify_incident_condition_requires_temporary_override() {
        refused(anEmergency().open(api), 422, "incident_not_active");
        expect(201, AnEmergency.declare(api, "INC-7", "sev2"));
    }

    private void create_time_bound_session_with_explicit_reason_and_narrow_scope() {
        refused(anEmergency().without("reason").open(api), 422, "invalid");
        session = expect(201, anEmergency().open(api));
        assertThat(session.text("status")).isEqualTo("open");
        assertThat(session.text("reach")).isEqualTo("at-once");
        assertThat(Duration.between(at(session, "openedAt"), at(session, "expiresAt")))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(process(session)).isWaitingAt("receiveTask_sessionEnded");
    }

    private void execute_only_emergency_actions_needed_for_containment_or_recovery() {
        var elsewhere = AnEmergency.aRollback();
        elsewhere.put("target", "k8s/identity/login");
        refused(api.as("sre-one").post(glass(session) + "/actions", elsewhere), 403, "scope_exceeded");
        var permit = permitted(session, "sre-one");
        assertThat(Duration.between(time.now(), at(permit, "expiresAt"))).isLessThanOrEqualTo(Duration.ofSeconds(60));
        expect(200, redeem(permit, "sre-one"));
        expect(
                200,
                api.as("sre-one")
                        .post(
                                glass(session) + "/actions/1/outcome",
                                Map.of("result", "succeeded", "observedDigest", permit.text("digest"))));
    }

    private void close_session_immediately_after_emergency_action_completes() {
        var ended = expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        assertThat(ended.text("endReason")).isEqualTo("by_hand");
        assertThat(ended.body().path("actionsPerformed").get(0).asText())
                .startsWith("1. rollback of k8s/payments/checkout in production: succeeded");
        assertThat(task("sre-one", "userTask_closeSession").path("businessKey").asText())
                .isEqualTo(session.text("id"));
        var closed = closed(session);
        assertThat(closed.text("status")).isEqualTo("closed");
        assertThat(closed.text("closure/sessionClosedAt")).isEqualTo(ended.text("overAt"));
        assertThat(closed.body().path("closure").path("actionsPerformed")).hasSize(1);
    }

    private void review_timeline_and_create_preventive_action() {
        assertThat(facts(session))
                .contains(
                        "session_opened",
                        "act_refused",
                        "emergency_action_permitted",
                        "emergency_action_started",
                        "emergency_action_reported",
                        "session_ended",
                        "session_closed");
        refused(api.as("sre-one").post(glass(session) + "/review", aReview()), 403, "self_review");
        var reviewed = expect(200, api.as("security-one").post(glass(session) + "/review", aReview()));
        assertThat(reviewed.text("status")).isEqualTo("reviewed");
        assertThat(inbox("developer")).contains("userTask_preventRepetition");
        var done = expect(
                200,
                api.as("developer")
                        .post(glass(session) + "/preventive-action", Map.of("result", "Canary stage added: MR 912.")));
        assertThat(done.text("status")).isEqualTo("done");
        for (var team : List.of("sre-two", "owner-one")) {
            expect(
                    200,
                    api.as(team)
                            .post(
                                    glass(session) + "/opinions",
                                    Map.of("agrees", true, "comment", "I would have approved this roll-back.")));
        }
        assertThat(process(session)).isNull();
        assertThat(look(session).body().path("owes").isMissingNode()).isTrue();
    }

    @Test
    void is_paid_back_by_tasks_and_their_forms() {
        session = expect(201, anEmergency().openDeclared(api));
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        var closing = task("sre-one", "userTask_closeSession").path("id").asText();
        var form = expect(200, api.as("sre-one").get("/tasks/" + closing + "/form"));
        assertThat(form.text("data/actionsPerformed")).contains("rollback of k8s/payments/checkout");
        complete(
                "sre-one",
                closing,
                Map.of(
                        "reasonUsed", "Checkout was down.",
                        "actionsPerformed", form.text("data/actionsPerformed"),
                        "preventiveActionOwner", "developer",
                        "summary", "Rolled back; orders came in again."));
        assertThat(inbox("sre-one")).doesNotContain("userTask_reviewSession");
        var reviewing =
                task("security-one", "userTask_reviewSession").path("id").asText();
        complete(
                "security-one",
                reviewing,
                Map.of(
                        "timelineConfirmed", true,
                        "justified", "yes",
                        "findings", "As announced.",
                        "preventiveAction", "Canary before the whole of checkout",
                        "preventiveActionOwner", "developer",
                        "preventiveActionDueAt",
                                time.now().plus(Duration.ofDays(9)).toString()));
        var preventing =
                task("developer", "userTask_preventRepetition").path("id").asText();
        complete("developer", preventing, Map.of("result", "Canary stage added: MR 912."));
        var opinion = task("owner-one", "userTask_giveOpinion").path("id").asText();
        complete("owner-one", opinion, Map.of("agrees", "no", "comment", "A change would have been quick enough."));
        var done = look(session);
        assertThat(done.text("status")).isEqualTo("done");
        assertThat(done.body().path("opinions").get(0).path("agrees").asBoolean())
                .isFalse();
        assertThat(done.text("closure/preventiveActionOwner")).isEqualTo("developer");
    }

    private void complete(String account, String task, Map<String, Object> variables) {
        expect(204, api.as(account).post("/tasks/" + task + "/completion", Map.of("variables", variables)));
    }
}
