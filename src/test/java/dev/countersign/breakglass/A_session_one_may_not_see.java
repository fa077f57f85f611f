package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session of the project identity, and the requester, who works on payments only: it does not exist. */
class A_session_one_may_not_see extends EmergencyTest {

    private static final String STRANGER = "requester";

    private Api.Answer session;

    @BeforeEach
    void is_opened() {
        session = expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
    }

    @Test
    void is_not_there_for_any_who_ask_by_its_id() {
        var reason = Map.of("reason", "Not the incident it says.");
        var widening = Map.of("moreActions", 1, "reason", "The database is the cause.");
        hidden(api.as(STRANGER).get(glass(session)));
        hidden(api.as(STRANGER).get(glass(session) + "/timeline"));
        hidden(api.as(STRANGER).post(glass(session) + "/actions", aRollback()));
        hidden(api.as(STRANGER).post(glass(session) + "/actions/1/outcome", Map.of("result", "succeeded")));
        hidden(api.as(STRANGER).post(glass(session) + "/widenings", widening));
        hidden(api.as(STRANGER).post(glass(session) + "/widenings/1/co-signature", Map.of()));
        hidden(api.as(STRANGER).post(glass(session) + "/end", Map.of()));
        hidden(api.as(STRANGER).post(glass(session) + "/closure", aClosure()));
        hidden(api.as(STRANGER).post(glass(session) + "/opinions", Map.of("agrees", true, "comment", "It was right.")));
        hidden(api.as(STRANGER).post(glass(session) + "/review", aReview()));
        hidden(api.as(STRANGER).post(glass(session) + "/preventive-action", Map.of("result", "The canary is in.")));
        refused(api.as(STRANGER).post(glass(session) + "/revocation", reason), 403, "may_not_revoke");
        assertThat(facts(session))
                .startsWith("session_opened", "session_told")
                .containsOnly("session_opened", "session_told", "act_refused");
    }

    @Test
    void shows_in_no_list_and_tells_nobody() {
        assertThat(api.as(STRANGER).get("/break-glass").body().path("items")).isEmpty();
        assertThat(api.as(STRANGER).get("/break-glass?project=identity").body().path("items"))
                .isEmpty();
        assertThat(api.as(STRANGER).get("/notifications").body().path("items")).isEmpty();
        assertThat(api.as("owner-two").get("/break-glass").body().path("items")).hasSize(1);
        assertThat(api.as("owner-two").get("/notifications").body().findValuesAsText("kind"))
                .contains("session_opened");
    }

    @Test
    void has_permits_that_are_not_there_either() {
        var inside = aRollback();
        inside.put("target", "k8s/identity/login");
        var permit = expect(201, api.as("sre-one").post(glass(session) + "/actions", inside));
        refused(
                api.as(STRANGER).post("/break-glass/permits/" + permit.text("id") + "/redemptions", startOf(permit)),
                404,
                "permit_not_found");
        assertThat(facts(session)).doesNotContain("emergency_action_started");
    }

    private void hidden(Api.Answer answer) {
        refused(answer, 404, "session_not_found");
    }
}
