package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class An_emergency_permit extends EmergencyTest {

    private static final String ONE_DOOR = "/changes/permits/";
    private static final String OWN_DOOR = "/break-glass/permits/";

    private String state(Api.Answer permit) {
        var state = expect(200, api.as("sre-one").get(ONE_DOOR + permit.text("id")));
        assertThat(expect(200, api.as("sre-one").get(OWN_DOOR + permit.text("id")))
                        .body())
                .isEqualTo(state.body());
        return state.text("state");
    }

    @Test
    void is_shown_with_what_it_is_for() {
        var session = expect(201, anEmergency().openDeclared(api));
        permitted(session, "sre-one");
        var permit = permitted(session, "sre-two");
        var seen = expect(200, api.as("commander").get(ONE_DOOR + permit.text("id")));
        assertThat(seen.text("state")).isEqualTo("issued");
        assertThat(seen.text("session")).isEqualTo(session.text("id"));
        assertThat(seen.body().path("n").asInt()).isEqualTo(2);
        assertThat(seen.body().path("change").isNull()
                        || seen.body().path("change").isMissingNode())
                .isTrue();
        for (var same : List.of("digest", "expiresAt", "runId")) {
            assertThat(seen.text(same)).isEqualTo(permit.text(same));
        }
        assertThat(seen.text("goodUntil")).isEqualTo(permit.text("expiresAt"));
        assertThat(seen.text("account")).isEqualTo("sre-two");
    }

    @Test
    void is_issued_then_redeemed_or_expired() {
        var session = expect(201, anEmergency().openDeclared(api));
        var used = permitted(session, "sre-one");
        var unused = permitted(session, "sre-one");
        expect(200, redeem(used, "sre-one"));
        time.advance(Duration.ofSeconds(59));
        assertThat(state(unused)).isEqualTo("issued");
        time.advance(Duration.ofSeconds(1));
        assertThat(state(unused)).isEqualTo("expired");
        assertThat(state(used)).isEqualTo("redeemed");
    }

    @Test
    void is_over_with_its_session_whatever_timers_have_done() {
        var session = expect(201, anEmergency().lasting("PT1M").openDeclared(api));
        time.advance(Duration.ofSeconds(30));
        var permit = permitted(session, "sre-one");
        assertThat(state(permit)).isEqualTo("issued");
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        assertThat(state(permit)).isEqualTo("session_over");
        time.advance(Duration.ofMinutes(5));
        assertThat(state(permit)).isEqualTo("session_over");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_DOOR, OWN_DOOR})
    void is_taken_back_alone(String door) {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-one");
        expect(204, api.as("owner-one").delete(door + permit.text("id")));
        expect(204, api.as("owner-one").delete(door + permit.text("id")));
        assertThat(state(permit)).isEqualTo("revoked");
        refused(redeem(permit, "sre-one"), 410, "permit_revoked");
        assertThat(facts(session)).containsOnlyOnce("emergency_permit_revoked");
        var seen = look(session);
        assertThat(seen.text("status")).isEqualTo("open");
        assertThat(seen.body().path("used").asInt()).isEqualTo(1);
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_DOOR, OWN_DOOR})
    void is_not_taken_back_once_it_is_used(String door) {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-one");
        expect(200, redeem(permit, "sre-one"));
        refused(api.as("commander").delete(door + permit.text("id")), 409, "permit_used");
        assertThat(state(permit)).isEqualTo("redeemed");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_DOOR, OWN_DOOR})
    void does_not_exist_for_those_who_do_not_see_its_session(String door) {
        var session = expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/payments/checkout"))
                        .openDeclared(api));
        var permit = permitted(session, "sre-one");
        var stranger = api.as("requester");
        refused(stranger.get(door + permit.text("id")), 404, "permit_not_found");
        refused(stranger.delete(door + permit.text("id")), 404, "permit_not_found");
        refused(stranger.get(door + "prm_none"), 404, "permit_not_found");
        assertThat(state(permit)).isEqualTo("issued");
    }
}
