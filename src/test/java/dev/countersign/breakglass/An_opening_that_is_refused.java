package dev.countersign.breakglass;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class An_opening_that_is_refused extends EmergencyTest {

    @Autowired
    private JdbcClient jdbc;

    private void leavesNothing() {
        assertThat(api.as("commander").get("/break-glass").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT30M", "P36500D", "PT8H1S", "PT30.5S", "P1Y", "half an hour", "PT30S"})
    void has_no_duration_that_makes_sense(String duration) {
        var refused = anEmergency().lasting(duration).openDeclared(api);
        refused(refused, 422, "invalid");
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("duration");
        leavesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "k8s/*",
                "*/payments/checkout",
                "k8s/*/checkout",
                "k8s/payments/check*out",
                "k8s/payments*",
                "/*"
            })
    void reaches_wider_than_any_project(String target) {
        refused(anEmergency().scoped("targets", List.of(target)).openDeclared(api), 422, "invalid");
        leavesNothing();
    }

    @ParameterizedTest
    @CsvSource({"environments, mars", "actions, dance", "targets, ''"})
    void names_what_does_not_exist(String part, String value) {
        refused(anEmergency().scoped(part, List.of(value)).openDeclared(api), 422, "invalid");
        leavesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"environments", "actions", "targets"})
    void opens_nothing_by_an_empty_list(String part) {
        var refused = anEmergency().scoped(part, List.of()).openDeclared(api);
        refused(refused, 422, "invalid");
        assertThat(refused.text("errors/0/message")).contains("an empty list opens nothing");
    }

    @Test
    void is_for_an_incident_that_nobody_declared_or_that_is_over() {
        refused(anEmergency().open(api), 422, "incident_not_active");
        expect(201, declare(api, "INC-7", "sev3"));
        refused(anEmergency().open(api), 422, "incident_not_active");
        expect(
                200,
                api.as("commander")
                        .send("PATCH", "/incidents/INC-7", Map.of("severity", "sev2", "status", "resolved")));
        refused(anEmergency().open(api), 422, "incident_not_active");
        leavesNothing();
    }

    @Test
    void has_a_closure_owner_who_left() {
        jdbc.sql("update countersign.person set active = false where id = 'developer'")
                .update();
        refused(anEmergency().having("closureOwner", "developer").openDeclared(api), 422, "invalid");
        refused(anEmergency().having("closureOwner", "ci-payments").open(api), 422, "invalid");
        refused(anEmergency().without("closureOwner").open(api), 422, "invalid");
        leavesNothing();
    }

    @Test
    void comes_from_somebody_whom_policy_does_not_name() {
        declare(api, "INC-7", "sev3");
        var refused = anEmergency().of("INC-7", "sev3").by("requester").open(api);
        refused(refused, 403, "not_an_opener");
        assertThat(refused.text("detail")).contains("payments-owners");
        var auditor = anEmergency().of("INC-7", "sev3").by("auditor").open(api);
        refused(auditor, 403, "not_an_opener");
    }

    @Test
    void is_longer_than_its_severity_allows() {
        refused(anEmergency().lasting("PT2H").openDeclared(api), 422, "too_long");
    }

    @Test
    void wants_what_no_emergency_opens() {
        refused(
                anEmergency()
                        .scoped("actions", List.of("rollback", "access-grant"))
                        .openDeclared(api),
                422,
                "never_in_an_emergency");
        leavesNothing();
    }

    @Test
    void is_for_routine_where_changes_pass_quickly() {
        declare(api, "INC-7", "sev3");
        for (int i = 0; i < 3; i++) {
            aChange().having("action", "rollback").approved(api);
        }
        var refused = anEmergency().of("INC-7", "sev3").lasting("PT20M").open(api);
        refused(refused, 422, "change_is_quick_enough");
        assertThat(refused.text("detail")).contains("an emergency session is not for routine");
        var opened = anEmergency()
                .of("INC-7", "sev3")
                .lasting("PT20M")
                .having("whyNoChange", "Both owners are on the same plane until noon.")
                .open(api);
        assertThat(expect(201, opened).text("whyNoChange")).startsWith("Both owners");
    }

    @Test
    void is_declared_and_opened_by_one_act_of_the_command_only() {
        expect(201, anEmergency().by("commander").open(api));
        assertThat(api.as("sre-one").get("/incidents").text("items/0/reference"))
                .isEqualTo("INC-7");
        refused(
                api.as("sre-one").post("/incidents", Map.of("reference", "INC-8", "severity", "sev1", "title", "x")),
                403,
                "not_in_command");
        refused(declare(api, "INC-7", "sev1"), 409, "incident_known");
    }

    @Test
    void sends_the_same_twice_and_opens_once() {
        declare(api, "INC-7", "sev2");
        var one = api.as("sre-one")
                .with("Idempotency-Key", "k-1")
                .post("/break-glass", anEmergency().opening());
        var two = api.as("sre-one")
                .with("Idempotency-Key", "k-1")
                .post("/break-glass", anEmergency().opening());
        assertThat(expect(201, one).text("id")).isEqualTo(expect(201, two).text("id"));
        time.advance(Duration.ofSeconds(1));
        assertThat(api.as("sre-one").get("/break-glass").body().path("items")).hasSize(1);
    }
}
