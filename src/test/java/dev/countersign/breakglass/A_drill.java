package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rehearsal is led like an emergency, and measured by what was written down of it. */
class A_drill extends EmergencyTest {

    private Api.Answer session;

    @BeforeEach
    void is_declared_and_opened_four_minutes_later() {
        expect(
                201,
                api.as("commander")
                        .post(
                                "/incidents",
                                Map.of(
                                        "reference", "DRILL-7",
                                        "severity", "sev2",
                                        "title", "Checkout is down, we say",
                                        "rehearsal", true)));
        time.advance(Duration.ofMinutes(4));
        session = expect(
                201,
                anEmergency()
                        .of("DRILL-7", "sev2")
                        .scoped("environments", List.of("staging"))
                        .lasting("PT10M")
                        .open(api));
    }

    private JsonNode step(String id) {
        for (var step : look(session).body().path("drill").path("steps")) {
            if (step.path("id").asText().equals(id)) {
                return step;
            }
        }
        throw new AssertionError(id);
    }

    private static Duration took(JsonNode step) {
        return Duration.parse(step.path("took").asText());
    }

    private Map<String, Object> inStaging() {
        var action = aRollback();
        action.put("environment", "staging");
        return action;
    }

    private void runOne() {
        var permitted = expect(201, api.as("sre-one").post(glass(session) + "/actions", inStaging()));
        var start = new HashMap<String, Object>(startOf(permitted));
        start.put("environment", "staging");
        expect(200, api.as("sre-one").post("/break-glass/permits/" + permitted.text("id") + "/redemptions", start));
    }

    @Test
    void shows_how_long_it_took_to_open_and_to_tell() {
        assertThat(took(step("opened"))).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(took(step("told"))).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(step("refused_outside").path("shown").asBoolean()).isFalse();
        assertThat(step("closed_itself").path("shown").asBoolean()).isFalse();
        assertThat(look(session).body().path("drill").path("complete").asBoolean())
                .isFalse();
    }

    @Test
    void is_complete_when_everything_was_tried_and_paid_back() {
        runOne();
        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "scope_exceeded");
        time.advance(Duration.ofMinutes(10));
        refused(api.as("sre-one").post(glass(session) + "/actions", inStaging()), 403, "session_over");
        time.advance(Duration.ofSeconds(30));
        fire(session, "boundaryEvent_sessionOver");
        assertThat(took(step("closed_itself"))).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(40));
        assertThat(step("refused_outside").path("shown").asBoolean()).isTrue();
        assertThat(step("refused_after").path("shown").asBoolean()).isTrue();
        closed(session);
        expect(200, api.as("security-one").post(glass(session) + "/review", aReview()));
        assertThat(step("paid_back").path("shown").asBoolean()).isFalse();
        expect(200, api.as("developer").post(glass(session) + "/preventive-action", Map.of("result", "Done: MR 912.")));
        assertThat(step("paid_back").path("shown").asBoolean()).isTrue();
        assertThat(look(session).body().path("drill").path("complete").asBoolean())
                .isTrue();
    }

    @Test
    void has_not_shown_that_it_closes_itself_when_somebody_ends_it() {
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        assertThat(step("closed_itself").path("shown").asBoolean()).isFalse();
    }

    @Test
    void is_kept_in_a_list_of_its_own_with_what_it_has_shown() {
        AnEmergency.declare(api, "INC-9", "sev2");
        expect(201, anEmergency().of("INC-9", "sev2").open(api));
        var drills = api.as("auditor").get("/break-glass/drills").body().path("items");
        assertThat(drills.findValuesAsText("incident")).containsExactly("DRILL-7");
        assertThat(drills.at("/0/drill/steps")).hasSize(6);
        assertThat(look(session).body().has("drill")).isTrue();
        assertThat(api.as("auditor")
                        .get("/break-glass/drills?project=identity")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(api.as("auditor")
                        .get("/break-glass?limit=1")
                        .body()
                        .at("/items/0")
                        .has("drill"))
                .isFalse();
    }
}
