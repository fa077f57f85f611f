package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class An_opening_filled_in extends EmergencyTest {

    private Api.Answer proposed(String account) {
        return expect(200, api.as(account).get("/break-glass/proposal"));
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void names_the_gravest_incident_and_a_drill_only_where_there_is_no_other() {
        expect(
                201,
                api.as("commander")
                        .post(
                                "/incidents",
                                Map.of(
                                        "reference",
                                        "DRILL-1",
                                        "severity",
                                        "sev1",
                                        "title",
                                        "A drill",
                                        "rehearsal",
                                        true)));
        assertThat(proposed("sre-one").text("incident/reference")).isEqualTo("DRILL-1");
        assertThat(words(proposed("sre-one").body().path("scope").path("environments")))
                .isNotEmpty()
                .doesNotContain("production");
        declare(api, "INC-7", "sev3");
        declare(api, "INC-8", "sev2");
        declare(api, "INC-9", "sev4");
        assertThat(proposed("sre-one").text("incident/reference")).isEqualTo("INC-8");
        assertThat(api.as("sre-one").get("/break-glass/proposal?incident=INC-9").text("incident/reference"))
                .isEqualTo("INC-9");
    }

    @Test
    void is_what_somebody_opened_the_last_time_and_opens_as_it_is() {
        expect(201, anEmergency().openDeclared(api));
        var proposed = proposed("sre-one");
        assertThat(proposed.text("from")).isEqualTo("last-session");
        assertThat(proposed.text("scope/project")).isEqualTo("payments");
        assertThat(words(proposed.body().path("scope").path("targets"))).containsExactly("k8s/payments/*");
        assertThat(words(proposed.body().path("scope").path("actions"))).containsExactly("config-change", "rollback");
        assertThat(proposed.text("duration")).isEqualTo("PT30M");
        assertThat(proposed.text("closureOwner")).isEqualTo("sre-one");
        var opening = new HashMap<String, Object>(Map.of(
                "incident", Map.of("reference", "INC-7", "severity", "sev2"),
                "reason", "Down again.",
                "scope", proposed.body().path("scope"),
                "duration", proposed.text("duration"),
                "closureOwner", proposed.text("closureOwner")));
        assertThat(expect(201, api.as("sre-one").post("/break-glass", opening)).text("reach"))
                .isEqualTo("at-once");
    }

    @Test
    void is_what_was_opened_for_the_project_where_one_has_opened_none() {
        expect(201, anEmergency().openDeclared(api));
        var proposed = proposed("owner-one");
        assertThat(proposed.text("from")).isEqualTo("project-session");
        assertThat(proposed.text("closureOwner")).isEqualTo("owner-one");
    }

    @Test
    void leaves_open_what_nothing_says() {
        declare(api, "INC-7", "sev2");
        var proposed = proposed("sre-one");
        assertThat(proposed.text("from")).isEqualTo("nothing");
        assertThat(proposed.body().path("scope").path("targets")).isEmpty();
        assertThat(words(proposed.body().path("scope").path("actions")))
                .contains("rollback")
                .doesNotContain("deploy", "data-migration", "access-grant");
    }

    @Test
    void shows_no_project_that_one_does_not_see() {
        expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
        assertThat(proposed("requester").text("scope/project")).isNotEqualTo("identity");
    }
}
