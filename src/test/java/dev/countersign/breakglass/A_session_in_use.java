package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A_session_in_use extends EmergencyTest {

    private Map<String, Object> widened(String field, Object value) {
        return Map.of("scope", Map.of(field, value), "reason", "The database is the cause, not checkout.");
    }

    @ParameterizedTest
    @CsvSource({
        "target, k8s/identity/login",
        "target, k8s/payments/../identity/login",
        "target, k8s/payments",
        "environment, staging",
        "action, deploy"
    })
    void refuses_and_records_what_is_outside(String part, String value) {
        var session = expect(201, anEmergency().openDeclared(api));
        var wanted = aRollback();
        wanted.put(part, value);
        var refused = api.as("sre-one").post(glass(session) + "/actions", wanted);
        refused(refused, 403, "scope_exceeded");
        assertThat(facts(session)).endsWith("act_refused");
        assertThat(look(session).body().path("refused").asInt()).isEqualTo(1);
        assertThat(look(session).body().path("used").asInt()).isZero();
    }

    @Test
    void redeems_a_permit_once_for_what_it_names() {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-two");
        var path = "/break-glass/permits/" + permit.text("id") + "/redemptions";
        for (var wrong : Map.of(
                        "digest",
                        "sha256:" + "0".repeat(64),
                        "target",
                        "k8s/payments/refunds",
                        "environment",
                        "staging")
                .entrySet()) {
            var start = new HashMap<>(startOf(permit));
            start.put(wrong.getKey(), wrong.getValue());
            refused(api.as("sre-two").post(path, start), 422, wrong.getKey() + "_mismatch");
        }
        expect(200, redeem(permit, "sre-two"));
        expect(200, redeem(permit, "sre-two"));
        var other = new HashMap<>(startOf(permit));
        other.put("runId", "another");
        refused(api.as("sre-two").post(path, other), 409, "permit_used");
        var late = permitted(session, "sre-two");
        time.advance(Duration.ofSeconds(61));
        refused(redeem(late, "sre-two"), 410, "permit_expired");
    }

    @Test
    void is_nobodys_who_left_the_team_a_moment_ago() {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-one");
        expect(204, api.as("operator").delete("/directory/teams/sre/members/sre-one"));
        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "not_an_opener");
        refused(redeem(permit, "sre-one"), 403, "not_an_opener");
    }

    @Test
    void opens_what_needs_a_co_signature_when_somebody_else_has_co_signed() {
        var session = expect(
                201,
                anEmergency()
                        .scoped("actions", List.of("rollback", "data-migration"))
                        .openDeclared(api));
        assertThat(session.text("reach")).isEqualTo("co-signature");
        assertThat(session.body().path("scope").path("actions")).hasSize(1);
        var migration = aRollback();
        migration.put("action", "data-migration");
        refused(api.as("sre-one").post(glass(session) + "/actions", migration), 403, "scope_exceeded");
        var coSignature = glass(session) + "/widenings/1/co-signature";
        refused(api.as("sre-one").post(coSignature, Map.of()), 403, "self_co_signature");
        refused(api.as("sre-two").post(coSignature, Map.of()), 403, "not_a_co_signer");
        var widened = expect(200, api.as("commander").post(coSignature, Map.of()));
        assertThat(widened.text("reach")).isEqualTo("at-once");
        expect(201, api.as("sre-one").post(glass(session) + "/actions", migration));
        refused(api.as("commander").post(coSignature, Map.of()), 409, "already_co_signed");
        refused(api.as("commander").post(glass(session) + "/review", aReview()), 403, "self_review");
    }

    @Test
    void is_not_co_signed_by_a_second_account_of_whoever_opened_it() {
        expect(
                201,
                api.as("operator")
                        .post(
                                "/directory/accounts",
                                Map.of("id", "commander-two", "person", "commander", "password", "demo-demo-demo")));
        var session = expect(201, anEmergency().by("commander").open(api));
        expect(
                201,
                api.as("commander").post(glass(session) + "/widenings", widened("actions", List.of("data-migration"))));
        var token = expect(
                201, api.as("commander").post("/directory/tokens", Map.of("name", "t", "account", "commander-two")));
        var second = api.withToken(token.text("secret"));
        refused(second.post(glass(session) + "/widenings/1/co-signature", Map.of()), 403, "self_co_signature");
    }

    @Test
    void is_longer_and_wider_only_as_far_as_policy_goes() {
        var session = expect(201, anEmergency().lasting("PT1H").openDeclared(api));
        for (int n = 1; n <= 3; n++) {
            expect(
                    201,
                    api.as("sre-two")
                            .post(
                                    glass(session) + "/widenings",
                                    Map.of(
                                            "longer",
                                            "PT2H",
                                            "moreActions",
                                            15,
                                            "reason",
                                            "The restore takes longer.")));
            refused(
                    api.as("sre-two").post(glass(session) + "/widenings/" + n + "/co-signature", Map.of()),
                    403,
                    "self_co_signature");
            expect(200, api.as("commander").post(glass(session) + "/widenings/" + n + "/co-signature", Map.of()));
        }
        var seen = look(session);
        assertThat(Duration.between(at(session, "openedAt"), at(seen, "expiresAt")))
                .isEqualTo(Duration.ofHours(4));
        assertThat(seen.body().path("budget").asInt()).isEqualTo(30);
        refused(
                api.as("sre-one").post(glass(session) + "/widenings", widened("actions", List.of("access-grant"))),
                422,
                "never_in_an_emergency");
        refused(
                api.as("sre-one").post(glass(session) + "/widenings", widened("targets", List.of("*"))),
                422,
                "invalid");
        refused(api.as("sre-one").post(glass(session) + "/widenings", Map.of("reason", "More of it.")), 422, "invalid");
    }

    @Test
    void takes_an_outcome_after_its_end_and_marks_it() {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-one");
        refused(report(session, Map.of("result", "succeeded")), 422, "not_started");
        expect(200, redeem(permit, "sre-one"));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        var reported =
                expect(200, report(session, Map.of("result", "failed", "observedDigest", "sha256:" + "0".repeat(64))));
        assertThat(reported.body().path("late").asBoolean()).isTrue();
        assertThat(reported.text("violation")).contains("is not what was permitted");
        refused(report(session, Map.of("result", "succeeded")), 409, "already_reported");
    }

    private Api.Answer report(Api.Answer session, Map<String, ?> outcome) {
        return api.as("sre-one").post(glass(session) + "/actions/1/outcome", outcome);
    }

    @Test
    void is_ended_for_all_at_once_by_the_kill_switch() {
        AnEmergency.declare(api, "INC-7", "sev2");
        for (int i = 0; i < 100; i++) {
            expect(201, anEmergency().open(api));
        }
        var permit = permitted(
                api.as("sre-one")
                        .get("/break-glass/"
                                + api.as("sre-one").get("/break-glass").text("items/0/id")),
                "sre-one");
        refused(
                api.as("sre-one")
                        .post("/break-glass/revocations", Map.of("all", true, "reason", "Somebody stole a laptop.")),
                403,
                "may_not_revoke");
        refused(
                api.as("commander").post("/break-glass/revocations", Map.of("reason", "Somebody stole a laptop.")),
                422,
                "invalid");
        var revoked = expect(
                200,
                api.as("security-one")
                        .post("/break-glass/revocations", Map.of("all", true, "reason", "Somebody stole a laptop.")));
        assertThat(revoked.body().path("sessions")).hasSize(100);
        refused(redeem(permit, "sre-one"), 410, "session_over");
        assertThat(api.as("commander").get("/break-glass?status=open").body().path("items"))
                .isEmpty();
    }

    @Test
    void is_revoked_alone_or_with_its_project() {
        var one = expect(201, anEmergency().openDeclared(api));
        var two = expect(201, anEmergency().open(api));
        expect(200, api.as("auditor").post(glass(one) + "/revocation", Map.of("reason", "Not the incident it says.")));
        assertThat(look(one).text("endReason")).isEqualTo("revoked");
        assertThat(look(two).text("status")).isEqualTo("open");
        expect(
                200,
                api.as("commander")
                        .post("/break-glass/revocations", Map.of("project", "identity", "reason", "Only identity.")));
        assertThat(look(two).text("status")).isEqualTo("open");
        expect(
                200,
                api.as("commander")
                        .post("/break-glass/revocations", Map.of("project", "payments", "reason", "All of payments.")));
        assertThat(look(two).text("endReason")).isEqualTo("revoked");
    }

    @Test
    void that_is_over_is_not_said_to_be_revoked() {
        var over = expect(201, anEmergency().openDeclared(api));
        time.advance(Duration.ofMinutes(31));
        expect(200, api.as("auditor").post(glass(over) + "/revocation", Map.of("reason", "Not the incident it says.")));
        assertThat(look(over).text("endReason")).isEqualTo("idle");
        assertThat(facts(over)).contains("session_ended").doesNotContain("session_revoked");
    }
}
