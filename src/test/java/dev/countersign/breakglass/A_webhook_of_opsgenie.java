package dev.countersign.breakglass;

import static dev.countersign.breakglass.AToldIncident.OPSGENIE;
import static dev.countersign.breakglass.AToldIncident.OPSGENIE_SECRET;
import static dev.countersign.breakglass.AToldIncident.SIGNING_SECRET;
import static dev.countersign.breakglass.AToldIncident.opsgenie;
import static dev.countersign.breakglass.AToldIncident.signature;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A_webhook_of_opsgenie extends IncidentToolTest {

    @Test
    void declares_an_incident_by_the_account_of_the_tool() {
        var answer = did("declared", opsgenie("Create").send(api));

        assertThat(answer.text("reference")).isEqualTo("OG-454");
        var incident = incident("OG-454");
        assertThat(incident.path("severity").asText()).isEqualTo("sev2");
        assertThat(incident.path("project").asText()).isEqualTo("payments");
        assertThat(incident.path("declaredBy").asText()).isEqualTo("incident-tool");
        did("nothing", opsgenie("Create").send(api));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Close", "Delete"})
    void that_closes_it_ends_the_sessions_that_were_opened_for_it(String action) {
        opsgenie("Create").send(api);
        var session = expect(201, anEmergency().of("OG-454", "sev2").open(api));

        did("resolved", opsgenie(action).having("priority", null).send(api));

        assertThat(look(session).text("endReason")).isEqualTo("incident_over");
        did("nothing", opsgenie("Create").send(api));
        assertThat(incident("OG-454").path("status").asText()).isEqualTo("resolved");
    }

    @Test
    void with_another_priority_alters_the_severity_unless_it_is_an_old_one() {
        opsgenie("Create").send(api);

        did(
                "altered",
                opsgenie("UpdatePriority")
                        .having("priority", "P1")
                        .having("oldPriority", "P2")
                        .having("updatedAt", 1793589200000L)
                        .send(api));
        did(
                "nothing",
                opsgenie("UpdatePriority")
                        .having("priority", "P3")
                        .having("updatedAt", 1793589100000000000L)
                        .send(api));

        assertThat(incident("OG-454").path("severity").asText()).isEqualTo("sev1");
    }

    @Test
    void that_says_no_priority_leaves_the_severity() {
        opsgenie("Create").send(api);

        did("nothing", opsgenie("UpdatePriority").having("priority", null).send(api));
        did("nothing", opsgenie("Acknowledge").having("priority", "P5").send(api));

        assertThat(incident("OG-454").path("severity").asText()).isEqualTo("sev2");
    }

    @Test
    void is_of_the_project_that_a_tag_or_a_team_of_it_stands_for_or_of_all() {
        opsgenie("Create")
                .having("tinyId", "1")
                .having("tags", List.of())
                .having("teams", List.of("payments-tag"))
                .send(api);
        opsgenie("Create")
                .having("tinyId", "2")
                .having("tags", null)
                .having("teams", null)
                .send(api);

        assertThat(incident("OG-1").path("project").asText()).isEqualTo("payments");
        assertThat(incident("OG-2").path("project").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AddNote", "AddTags", "AssignOwnership", "Add Team", "a custom action", "create"})
    void of_another_action_is_taken_and_does_nothing(String action) {
        did("nothing", opsgenie(action).send(api));

        assertThat(incidents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "bearer  ",
                "Basic b3BzZ2VuaWU6eA==",
                "GenieKey opsgenie-brings-this-one",
                "Bearer opsgenie-brings-this-on",
                "Bearer opsgenie-brings-this-one-too",
                "Bearer pagerduty-signs-with-this",
                "opsgenie-brings-this-one"
            })
    void with_another_secret_is_refused(String authorization) {
        var answer = api.with("Authorization", authorization)
                .post(OPSGENIE, opsgenie("Create").text());

        refused(answer, 401, "not_signed_in");
        assertThat(incidents()).isZero();
    }

    @Test
    void is_refused_without_a_secret_with_two_and_with_the_signature_of_the_other_tool() {
        var text = opsgenie("Create").text();

        refused(api.post(OPSGENIE, text), 401, "not_signed_in");
        refused(
                api.withToken(OPSGENIE_SECRET)
                        .with("Authorization", "Bearer two")
                        .post(OPSGENIE, text),
                401,
                "not_signed_in");
        refused(
                api.with("X-PagerDuty-Signature", signature(SIGNING_SECRET, text))
                        .post(OPSGENIE, text),
                401,
                "not_signed_in");
        assertThat(kinds("account/incident-tool")).contains("sign_in_failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|400|malformed_webhook",
                "{}|422|invalid",
                "{\"action\": 5}|400|malformed_webhook",
                "{\"action\": \"Create\"}|400|malformed_webhook",
                "{\"action\": \"Create\", \"alert\": null}|400|malformed_webhook",
                "{\"action\": \"Create\", \"alert\": {}}|422|invalid",
                "{\"action\": \"Close\", \"alert\": {\"tinyId\": \"INC-7\"}}|422|invalid",
                "{\"action\": \"Close\", \"alert\": {\"tinyId\": \"../7\"}}|422|invalid"
            })
    void of_another_form_is_refused_and_on_record(String body, int status, String code) {
        AnEmergency.declare(api, "INC-7", "sev1");

        refused(api.withToken(OPSGENIE_SECRET).post(OPSGENIE, body), status, code);

        assertThat(kinds("/api/v1" + OPSGENIE)).containsExactly("act_refused");
        assertThat(incident("INC-7").path("status").asText()).isEqualTo("active");
    }
}
