package dev.countersign.breakglass;

import static dev.countersign.breakglass.AToldIncident.PAGERDUTY;
import static dev.countersign.breakglass.AToldIncident.SIGNING_SECRET;
import static dev.countersign.breakglass.AToldIncident.pagerDuty;
import static dev.countersign.breakglass.AToldIncident.signature;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class A_webhook_that_proves_nothing extends IncidentToolTest {

    private static final String SUBJECT = "/api/v1" + PAGERDUTY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1=",
                "v1=,v1=",
                "SIGNATURE",
                "v0=SIGNATURE",
                "v2=SIGNATURE",
                "V1=SIGNATURE",
                "sha256=SIGNATURE",
                "v1=SIGNATURE0",
                "v1=0SIGNATURE",
                "v1=SIGNATURE;v1=00",
                "v1= SIGNATURE",
                "v1=ff",
                "v1=pagerduty-signs-with-this"
            })
    void by_its_signature_is_refused(String form) {
        var told = pagerDuty("incident.triggered");
        var hex = signature(SIGNING_SECRET, told.text()).substring(3);

        refused(told.sendSigned(api, form.replace("SIGNATURE", hex)), 401, "not_signed_in");

        assertThat(incidents()).isZero();
        assertThat(kinds("account/incident-tool")).containsOnly("account_added", "sign_in_failed");
    }

    @Test
    void is_refused_where_the_signature_is_of_another_secret_or_of_another_body() {
        var told = pagerDuty("incident.triggered");

        refused(told.sendSigned(api, signature("a secret of somebody else", told.text())), 401, "not_signed_in");
        refused(told.sendSigned(api, signature("opsgenie-brings-this-one", told.text())), 401, "not_signed_in");
        refused(told.sendSigned(api, signature(SIGNING_SECRET, told.text() + " ")), 401, "not_signed_in");
        refused(told.sendSigned(api, signature(SIGNING_SECRET, "")), 401, "not_signed_in");
        refused(api.post(PAGERDUTY, told.text()), 401, "not_signed_in");
        assertThat(incidents()).isZero();
        assertThat(kinds("account/incident-tool"))
                .as("a stranger does not make the audit grow")
                .containsOnlyOnce("sign_in_failed");
    }

    @Test
    void is_refused_by_password_token_and_bearer_whoever_it_is() {
        var text = pagerDuty("incident.triggered").text();
        var token = expect(
                        201,
                        api.as("operator")
                                .post("/directory/tokens", Map.of("account", "incident-tool", "name", "its own")))
                .text("token");

        refused(api.as("commander").post(PAGERDUTY, text), 401, "not_signed_in");
        refused(api.withToken(token).post(PAGERDUTY, text), 401, "not_signed_in");
        refused(api.withToken(SIGNING_SECRET).post(PAGERDUTY, text), 401, "not_signed_in");
        assertThat(incidents()).isZero();
    }

    @Test
    void opens_no_other_address() {
        var text = "{\"reference\": \"INC-1\", \"severity\": \"sev1\", \"title\": \"By the back door\"}";
        var signed = api.with("X-PagerDuty-Signature", signature(SIGNING_SECRET, text));

        refused(signed.post("/incidents", text), 401, "not_signed_in");
        refused(signed.post("/incidents/webhooks", text), 401, "not_signed_in");
        refused(signed.post(PAGERDUTY + "/", text), 401, "not_signed_in");
        refused(signed.get(PAGERDUTY), 401, "not_signed_in");
        refused(signed.send("PUT", PAGERDUTY, Map.of()), 401, "not_signed_in");
        refused(api.withToken("opsgenie-brings-this-one").post("/incidents", text), 401, "not_signed_in");
    }

    @Test
    void is_refused_the_same_however_its_address_is_written() {
        var answer = api.as("commander")
                .post(
                        "/incidents/webhooks/%70agerduty",
                        pagerDuty("incident.triggered").text());

        refused(answer, 401, "not_signed_in");
    }

    @Test
    void is_refused_while_the_account_of_the_tool_is_disabled() {
        api.as("operator").send("PATCH", "/directory/accounts/incident-tool", Map.of("active", false));

        var answer = pagerDuty("incident.triggered").send(api);

        refused(answer, 401, "not_signed_in");
        assertThat(answer.text("detail")).isEqualTo("The account incident-tool is disabled.");
        assertThat(incidents()).isZero();
        assertThat(kinds("account/incident-tool")).contains("sign_in_failed");
    }

    @Test
    void is_refused_where_there_is_no_account_of_the_tool() {
        jdbc.sql("delete from countersign.account where id = 'incident-tool'").update();

        refused(pagerDuty("incident.triggered").send(api), 401, "not_signed_in");
    }

    @Test
    void is_refused_where_its_owner_does_not_see_the_project() {
        jdbc.sql("update countersign.account set person = 'requester' where id = 'incident-tool'")
                .update();
        jdbc.sql("update countersign.membership set until = since where person = 'requester'")
                .update();

        refused(pagerDuty("incident.triggered").send(api), 422, "invalid");

        assertThat(kinds(SUBJECT)).containsExactly("act_refused");
        assertThat(audit.of(SUBJECT).get(0).account()).isEqualTo("incident-tool");
        assertThat(incidents()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|400|malformed_webhook",
                "null|400|malformed_webhook",
                "{|400|malformed_webhook",
                "{} {}|400|malformed_webhook",
                "[]|400|malformed_webhook",
                "{}|422|invalid",
                "{\"event\": {}}|422|invalid",
                "{\"event\": 1}|400|malformed_webhook",
                "{\"event\": {\"event_type\": \"incident.triggered\"}}|400|malformed_webhook",
                "{\"event\": {\"event_type\": \"incident.triggered\", \"data\": []}}|400|malformed_webhook",
                "{\"event\": {\"event_type\": \"incident.triggered\", \"data\": {}}}|422|invalid",
                "{\"event\": {\"event_type\": \"incident.triggered\", \"data\": {\"number\": \"7\"}}}|400|malformed_webhook",
                "{\"event\": {\"event_type\": \"incident.triggered\", \"data\": {\"number\": -7}}}|422|invalid"
            })
    void but_its_origin_is_refused_where_its_form_is_another_and_is_on_record(String form, int status, String code) {
        var body = form == null ? "" : form;

        refused(
                api.with("X-PagerDuty-Signature", signature(SIGNING_SECRET, body))
                        .post(PAGERDUTY, body),
                status,
                code);

        assertThat(kinds(SUBJECT)).containsExactly("act_refused");
        assertThat(incidents()).isZero();
    }

    @Test
    void by_its_size_is_refused() {
        var large = "{\"event\": \"" + "x".repeat(1_100_000) + "\"}";
        var deep = "[".repeat(400_000);

        refused(api.post(PAGERDUTY, large), 413, "body_too_large");
        var chunked = api.request(PAGERDUTY)
                .header("X-PagerDuty-Signature", signature(SIGNING_SECRET, large))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)));
        refused(api.send(chunked), 413, "body_too_large");
        refused(
                api.with("X-PagerDuty-Signature", signature(SIGNING_SECRET, deep))
                        .post(PAGERDUTY, deep),
                400,
                "malformed_webhook");
        assertThat(incidents()).isZero();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void leaves_no_secret_in_the_log_nor_in_the_audit(CapturedOutput output) {
        pagerDuty("incident.triggered").sendSigned(api, "v1=" + SIGNING_SECRET);
        pagerDuty("incident.triggered").having("number", "odd").send(api);

        assertThat(output).doesNotContain(SIGNING_SECRET);
        assertThat(audit.of("account/incident-tool").toString() + audit.of(SUBJECT))
                .doesNotContain(SIGNING_SECRET);
    }
}
