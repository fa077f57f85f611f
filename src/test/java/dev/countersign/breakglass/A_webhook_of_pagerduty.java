package dev.countersign.breakglass;

import static dev.countersign.breakglass.AToldIncident.NEXT_SIGNING_SECRET;
import static dev.countersign.breakglass.AToldIncident.SIGNING_SECRET;
import static dev.countersign.breakglass.AToldIncident.pagerDuty;
import static dev.countersign.breakglass.AToldIncident.signature;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A_webhook_of_pagerduty extends IncidentToolTest {

    @Test
    void declares_an_incident_by_the_account_of_the_tool() {
        var answer = did("declared", pagerDuty("incident.triggered").send(api));

        assertThat(answer.text("reference")).isEqualTo("PD-4711");
        var incident = incident("PD-4711");
        assertThat(incident.path("severity").asText()).isEqualTo("sev2");
        assertThat(incident.path("title").asText()).isEqualTo("Checkout answers 500");
        assertThat(incident.path("project").asText()).isEqualTo("payments");
        assertThat(incident.path("url").asText()).isEqualTo("https://shop.pagerduty.example/incidents/Q0EXAMPLE1");
        assertThat(incident.path("declaredBy").asText()).isEqualTo("incident-tool");
        assertThat(audit.of("PD-4711"))
                .extracting(fact -> fact.kind() + " by " + fact.account() + " over " + fact.method())
                .containsExactly(
                        "incident_declared by incident-tool over webhook",
                        "incident_reported_active by incident-tool over webhook");
    }

    @Test
    void is_enough_to_open_a_session_by_the_reference_that_people_know() {
        pagerDuty("incident.triggered").send(api);

        expect(201, anEmergency().of("PD-4711", "sev2").open(api));
    }

    @Test
    void that_resolves_it_ends_the_sessions_that_were_opened_for_it() {
        pagerDuty("incident.triggered").send(api);
        var session = expect(201, anEmergency().of("PD-4711", "sev2").open(api));
        var permit = permitted(session, "sre-one");

        did(
                "resolved",
                pagerDuty("incident.resolved").at("2026-11-02T03:40:00Z").send(api));

        assertThat(look(session).text("endReason")).isEqualTo("incident_over");
        assertThat(redeem(permit, "sre-one").code()).isEqualTo("session_over");
        refused(api.as("sre-one").post(glass(session) + "/actions", AnEmergency.aRollback()), 403, "session_over");
        assertThat(anEmergency().of("PD-4711", "sev2").open(api).status()).isNotEqualTo(201);
    }

    @Test
    void that_reopens_it_makes_it_active_again_and_leaves_its_sessions_ended() {
        pagerDuty("incident.triggered").send(api);
        var session = expect(201, anEmergency().of("PD-4711", "sev2").open(api));
        pagerDuty("incident.resolved").at("2026-11-02T03:40:00Z").send(api);

        did(
                "reopened",
                pagerDuty("incident.reopened").at("2026-11-02T03:44:00Z").send(api));

        assertThat(incident("PD-4711").path("status").asText()).isEqualTo("active");
        assertThat(look(session).text("endReason")).isEqualTo("incident_over");
        refused(api.as("sre-one").post(glass(session) + "/actions", AnEmergency.aRollback()), 403, "session_over");
        expect(201, anEmergency().of("PD-4711", "sev2").open(api));
    }

    @Test
    void that_reopens_it_leaves_a_session_ended_that_was_over_by_the_clock_only() {
        pagerDuty("incident.triggered").send(api);
        var session = expect(201, anEmergency().of("PD-4711", "sev2").open(api));
        // As when it was opened while the incident was being resolved: nobody has tidied it.
        jdbc.sql("update countersign.incident set status = 'resolved', resolved_at = ?, resolved_by = 'incident-tool'")
                .param(dev.countersign.platform.DatabaseTime.sql(time.now()))
                .update();

        did(
                "reopened",
                pagerDuty("incident.reopened").at("2099-01-01T00:00:00Z").send(api));

        assertThat(look(session).text("endReason")).isEqualTo("incident_over");
    }

    @ParameterizedTest
    @CsvSource({"P1, low, sev1", "P5, high, sev4", "Major, high, sev3", ", low, sev4", ", , sev4", "Major, odd, sev4"})
    void has_the_severity_that_the_settings_give_its_priority_or_else_its_urgency(
            String priority, String urgency, String severity) {
        pagerDuty("incident.triggered")
                .having("priority", priority == null ? null : Map.of("id", "PPRIO", "summary", priority))
                .having("urgency", urgency)
                .send(api);

        assertThat(incident("PD-4711").path("severity").asText()).isEqualTo(severity);
    }

    @Test
    void with_another_priority_alters_the_severity() {
        pagerDuty("incident.triggered").send(api);

        did("altered", prioritised("P1").at("2026-11-02T03:13:00Z").send(api));
        did("nothing", prioritised("P1").at("2026-11-02T03:14:00Z").send(api));

        assertThat(incident("PD-4711").path("severity").asText()).isEqualTo("sev1");
    }

    @Test
    void of_a_service_that_the_settings_do_not_name_is_of_all_projects() {
        pagerDuty("incident.triggered")
                .having("service", Map.of("id", "POTHER1", "summary", "Mail"))
                .send(api);

        assertThat(incident("PD-4711").path("project").isMissingNode()).isTrue();
        assertThat(incident("PD-4711").path("status").asText()).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pagey.ping", "incident.annotated", "incident.responder.added", "service.updated", "new.one"})
    void of_another_kind_is_taken_and_does_nothing(String type) {
        did("nothing", pagerDuty(type).having("priority", "of another form").send(api));

        assertThat(incidents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"incident.acknowledged, active", "incident.reopened, active", "incident.resolved, resolved"})
    void of_an_incident_that_nobody_declared_puts_it_into_the_register_as_it_is(String type, String status) {
        expect(202, pagerDuty(type).send(api));

        assertThat(incident("PD-4711").path("status").asText()).isEqualTo(status);
    }

    @Test
    void may_be_signed_with_either_secret_while_one_is_replaced() {
        var told = pagerDuty("incident.triggered");
        var foreign = signature("a secret of somebody else", told.text());

        did("declared", told.sendSigned(api, signature(NEXT_SIGNING_SECRET, told.text())));
        did("nothing", told.sendSigned(api, foreign + "," + signature(SIGNING_SECRET, told.text())));
        did("nothing", told.sendSigned(api, "v2=00, " + signature(SIGNING_SECRET, told.text()) + ", " + foreign));
    }

    @Test
    void may_have_any_title() {
        did(
                "declared",
                pagerDuty("incident.triggered")
                        .having("title", "Оплата 😀 ‏שלום")
                        .send(api));
        assertThat(incident("PD-4711").path("title").asText()).isEqualTo("Оплата 😀 ‏שלום");

        pagerDuty("incident.triggered")
                .having("number", 2)
                .having("title", "😀".repeat(300))
                .send(api);
        assertThat(incident("PD-2").path("title").asText()).isEqualTo("😀".repeat(200));

        pagerDuty("incident.triggered")
                .having("number", 3)
                .having("title", " a\u0000b\r\n\u202Ec\tdef")
                .send(api);
        assertThat(incident("PD-3").path("title").asText()).isEqualTo("a b  c def");

        pagerDuty("incident.triggered")
                .having("number", 4)
                .having("title", "\u200b \n")
                .send(api);
        assertThat(incident("PD-4").path("title").asText()).isEqualTo("PD-4");
        assertThat(ToldText.title("half \ud83d of it", "PD-5")).isEqualTo("half  of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "not an address", "https://pagerduty.example/\u0000"})
    void with_an_address_that_is_none_is_declared_without_it(String address) {
        did(
                "declared",
                pagerDuty("incident.triggered").having("html_url", address).send(api));

        assertThat(incident("PD-4711").path("url").isMissingNode()).isTrue();
    }

    @Test
    void may_carry_an_idempotency_key_and_needs_none() {
        var told = pagerDuty("incident.triggered");
        did("declared", told.send(api.with("Idempotency-Key", "one")));

        expect(202, told.send(api.with("Idempotency-Key", "one")));
        expect(202, told.send(api));
        assertThat(kinds("PD-4711")).containsOnlyOnce("incident_declared");
    }

    private static AToldIncident prioritised(String priority) {
        return pagerDuty("incident.priority_updated").having("priority", Map.of("id", "PPRIO", "summary", priority));
    }
}
