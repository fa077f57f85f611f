package dev.countersign.breakglass;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class What_is_likely_under_a_session extends EmergencyTest {

    private JsonNode likely(Api.Answer session, String account) {
        return expect(200, api.as(account).get(glass(session) + "/likely-actions"))
                .body()
                .path("items");
    }

    private void asked(Api.Answer session, String action, String target) {
        var wanted = aRollback();
        wanted.put("action", action);
        wanted.put("target", target);
        wanted.put("command", action + " " + target);
        wanted.put("purpose", "To " + action + ".");
        expect(201, api.as("sre-one").post(glass(session) + "/actions", wanted));
    }

    @Test
    void begins_with_what_was_done_under_it_as_it_was_done() {
        var session = expect(201, anEmergency().openDeclared(api));
        asked(session, "rollback", "k8s/payments/checkout");
        asked(session, "config-change", "k8s/payments/refunds");
        asked(session, "rollback", "k8s/payments/checkout");
        var first = likely(session, "sre-two").path(0);
        assertThat(first.path("key").asInt()).isEqualTo(1);
        assertThat(first.path("action").asText()).isEqualTo("rollback");
        assertThat(first.path("target").asText()).isEqualTo("k8s/payments/checkout");
        assertThat(first.path("command").asText()).isEqualTo("rollback k8s/payments/checkout");
        assertThat(first.path("purpose").asText()).isEqualTo("To rollback.");
        assertThat(first.path("from").asText()).isEqualTo("this-session");
        assertThat(first.path("times").asInt()).isEqualTo(2);
        assertThat(likely(session, "sre-two").path(1).path("action").asText()).isEqualTo("config-change");
    }

    @Test
    void goes_on_with_earlier_sessions_of_the_project_for_the_reason_of_this_one() {
        var earlier = expect(201, anEmergency().openDeclared(api));
        asked(earlier, "rollback", "k8s/payments/refunds");
        var session =
                expect(201, anEmergency().having("reason", "It is down again.").open(api));
        var first = likely(session, "sre-one").path(0);
        assertThat(first.path("from").asText()).isEqualTo("earlier-session");
        assertThat(first.path("target").asText()).isEqualTo("k8s/payments/refunds");
        assertThat(first.path("purpose").asText()).isEqualTo("It is down again.");
        expect(201, api.as("sre-one").post(glass(session) + "/actions", wanted(first)));
    }

    private static Map<String, Object> wanted(JsonNode likely) {
        return Map.of(
                "action", likely.path("action").asText(),
                "environment", likely.path("environment").asText(),
                "target", likely.path("target").asText(),
                "command", likely.path("command").asText(),
                "purpose", likely.path("purpose").asText());
    }

    @Test
    void never_leaves_what_is_open_now() {
        var earlier = expect(
                201,
                anEmergency()
                        .scoped("environments", List.of("production", "staging"))
                        .scoped("targets", List.of("k8s/payments/*", "db/payments/*"))
                        .openDeclared(api));
        asked(earlier, "config-change", "k8s/payments/checkout");
        asked(earlier, "rollback", "db/payments/orders");
        asked(earlier, "rollback", "k8s/payments/checkout");
        aChange().having("action", "deploy").submit(api);
        var session =
                expect(201, anEmergency().scoped("actions", List.of("rollback")).open(api));
        assertThat(likely(session, "sre-one")).hasSize(1);
        var only = likely(session, "sre-one").path(0);
        assertThat(only.path("action").asText() + " " + only.path("target").asText())
                .isEqualTo("rollback k8s/payments/checkout");
    }

    @Test
    void offers_what_the_scope_names_where_nothing_was_done() {
        var session = expect(
                201,
                anEmergency()
                        .scoped("targets", List.of("k8s/payments/checkout"))
                        .openDeclared(api));
        assertThat(likely(session, "sre-one").findValuesAsText("from")).containsExactly("scope", "scope");
        assertThat(likely(session, "sre-one").findValuesAsText("action")).contains("rollback", "config-change");
    }

    @Test
    void knows_what_changes_did_with_what_they_shipped() {
        var change = executing(aChange().approved(api));
        expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + seen(change).text("execution/id") + "/outcome",
                                Map.of("result", "succeeded", "observedDigest", change.text("digest"))));
        var session = expect(
                201,
                anEmergency()
                        .scoped("actions", List.of("rollback", "deploy"))
                        .scoped("targets", List.of(pattern(change)))
                        .openDeclared(api));
        var deploy = likely(session, "sre-one").path(0);
        assertThat(deploy.path("from").asText()).isEqualTo("change");
        assertThat(deploy.path("action").asText()).isEqualTo(change.text("action"));
        assertThat(deploy.path("target").asText()).isEqualTo(change.text("target"));
        assertThat(deploy.path("artifact"))
                .isEqualTo(change.body().path("operation").path("artifact"));
        assertThat(deploy.path("parameters"))
                .isEqualTo(change.body().path("operation").path("parameters"));
        var rollback = likely(session, "sre-one").path(1);
        assertThat(rollback.path("action").asText()).isEqualTo("rollback");
        assertThat(rollback.path("target").asText()).isEqualTo(change.text("target"));
    }

    /** All beside the target of the change. */
    private static String pattern(Api.Answer change) {
        return change.text("target").replaceAll("[^/]+$", "*");
    }

    @Test
    void has_nine_at_most() {
        var session = expect(201, anEmergency().scoped("targets", targets()).openDeclared(api));
        assertThat(likely(session, "sre-one")).hasSize(9);
    }

    private static List<String> targets() {
        return List.of("k8s/payments/a", "k8s/payments/b", "k8s/payments/c", "k8s/payments/d", "k8s/payments/e");
    }

    @Test
    void is_empty_for_whom_may_not_act_and_when_it_is_over() {
        var session = expect(
                201,
                anEmergency()
                        .scoped("targets", List.of("k8s/payments/checkout"))
                        .openDeclared(api));
        assertThat(likely(session, "auditor")).isEmpty();
        time.advance(Duration.ofMinutes(31));
        assertThat(likely(session, "sre-one")).isEmpty();
    }

    @Test
    void does_not_exist_for_those_who_do_not_see_it() {
        var session = expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
        refused(api.as("requester").get(glass(session) + "/likely-actions"), 404, "session_not_found");
    }
}
