package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;

class What_a_session_owes extends EmergencyTest {

    @Autowired
    private TaskService tasks;

    private Api.Answer ended() {
        var session = expect(201, anEmergency().openDeclared(api));
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        return expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
    }

    private List<String> told(String account) {
        return api.as(account).get("/notifications").body().findValuesAsText("kind");
    }

    @Test
    void is_recorded_and_told_when_it_is_overdue() {
        var session = ended();
        fireWhenDue(session, "boundaryEvent_closureOverdue");
        assertThat(facts(session)).endsWith("session_debt_overdue");
        assertThat(told("sre-two")).contains("debt_overdue");
        assertThat(told("commander")).contains("debt_overdue", "session_opened");
        var closed = closed(session);
        assertThat(closed.body().path("closure").path("late").asBoolean()).isTrue();
        fireWhenDue(session, "boundaryEvent_reviewOverdue");
        var reviewed = expect(200, api.as("security-one").post(glass(session) + "/review", aReview()));
        assertThat(reviewed.body().path("review").path("late").asBoolean()).isTrue();
        fireWhenDue(session, "boundaryEvent_preventionOverdue");
        assertThat(facts(session).stream().filter("session_debt_overdue"::equals))
                .hasSize(3);
        expect(200, api.as("developer").post(glass(session) + "/preventive-action", Map.of("result", "Done: MR 912.")));
        assertThat(job(session, "boundaryEvent_opinionOverdue")).isNotNull();
        fireWhenDue(session, "boundaryEvent_opinionOverdue");
        assertThat(process(session)).isNull();
    }

    @Test
    void raises_the_bar_for_the_next_session_of_the_team_but_not_in_the_worst_case() {
        ended();
        var before = expect(201, anEmergency().open(api));
        assertThat(before.body().path("scope").path("actions")).hasSize(2);
        time.advance(Duration.ofDays(2));
        assertThat(api.as("sre-two")
                        .get("/break-glass/debts")
                        .body()
                        .path("items")
                        .get(0)
                        .path("overdue")
                        .asBoolean())
                .isTrue();
        var after = expect(201, anEmergency().open(api));
        assertThat(after.body().path("scope").path("actions")).isEmpty();
        assertThat(after.text("reach")).isEqualTo("co-signature");
        refused(api.as("sre-one").post(glass(after) + "/actions", AnEmergency.aRollback()), 403, "scope_exceeded");
        declare(api, "INC-9", "sev1");
        var worst = expect(201, anEmergency().of("INC-9", "sev1").open(api));
        assertThat(worst.body().path("scope").path("actions")).hasSize(2);
        var others = expect(201, anEmergency().by("owner-one").open(api));
        assertThat(others.body().path("scope").path("actions"))
                .as("the debt of another team")
                .hasSize(2);
    }

    @Test
    void is_given_once_and_by_whom_it_is_owed() {
        var session = ended();
        refused(api.as("sre-two").post(glass(session) + "/closure", aClosure()), 403, "not_the_closure_owner");
        var wrong = aClosure();
        wrong.put("incidentReference", "INC-8");
        wrong.put("preventiveActionOwner", "nobody");
        refused(api.as("sre-one").post(glass(session) + "/closure", wrong), 422, "invalid");
        refused(api.as("security-one").post(glass(session) + "/review", aReview()), 422, "not_closed");
        closed(session);
        refused(api.as("sre-one").post(glass(session) + "/closure", aClosure()), 409, "already_closed");
        refused(api.as("sre-one").post(glass(session) + "/review", aReview()), 403, "self_review");
        refused(api.as("developer").post(glass(session) + "/review", aReview()), 403, "not_a_reviewer");
        var unread = aReview();
        unread.put("timelineConfirmed", false);
        refused(api.as("security-one").post(glass(session) + "/review", unread), 422, "invalid");
        expect(200, api.as("security-one").post(glass(session) + "/review", aReview()));
        refused(api.as("auditor").post(glass(session) + "/review", aReview()), 409, "already_reviewed");
        refused(
                api.as("sre-one").post(glass(session) + "/preventive-action", Map.of("result", "Done.")),
                403,
                "not_the_owner");
    }

    @Test
    void is_not_paid_by_completing_its_task_from_inside_the_engine() {
        var session = ended();
        var task = task("sre-one", "userTask_closeSession").path("id").asText();
        assertThatThrownBy(() -> door.open(() -> tasks.complete(task))).hasMessageContaining("nothing was given");
        assertThat(look(session).text("status")).isEqualTo("ended");
    }

    @Test
    void is_not_an_opinion_of_whoever_opened_it_and_one_of_each_team() {
        var session = expect(201, anEmergency().openDeclared(api));
        var opinion = Map.of("agrees", true, "comment", "I would have approved this roll-back.");
        refused(api.as("sre-two").post(glass(session) + "/opinions", opinion), 422, "session_open");
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        refused(api.as("sre-one").post(glass(session) + "/opinions", opinion), 403, "self_opinion");
        refused(api.as("auditor").post(glass(session) + "/opinions", opinion), 403, "no_opinion_wanted");
        expect(200, api.as("sre-two").post(glass(session) + "/opinions", opinion));
        refused(api.as("sre-two").post(glass(session) + "/opinions", opinion), 403, "no_opinion_wanted");
        assertThat(look(session).body().path("opinionsMissing")).hasSize(1);
        var ofTheOther = task("owner-one", "userTask_giveOpinion").path("id").asText();
        assertThatThrownBy(() -> door.open(() -> tasks.complete(ofTheOther)))
                .as("one opinion completes one task")
                .hasMessageContaining("nothing was given");
        assertThat(task("owner-one", "userTask_giveOpinion").path("id").asText())
                .isEqualTo(ofTheOther);
        expect(200, api.as("owner-one").post(glass(session) + "/opinions", opinion));
        assertThat(look(session).body().path("opinionsMissing")).isEmpty();
        assertThat(inbox("owner-two")).doesNotContain("userTask_giveOpinion");
    }

    @Test
    void is_the_same_in_a_drill_which_says_that_it_is_one() {
        expect(
                201,
                api.as("commander")
                        .post(
                                "/incidents",
                                Map.of(
                                        "reference",
                                        "DRILL-1",
                                        "severity",
                                        "sev2",
                                        "title",
                                        "Drill",
                                        "rehearsal",
                                        true)));
        refused(anEmergency().of("DRILL-1", "sev2").lasting("PT20M").open(api), 422, "drill_in_production");
        var session = expect(
                201,
                anEmergency()
                        .of("DRILL-1", "sev2")
                        .scoped("environments", List.of("staging"))
                        .lasting("PT20M")
                        .open(api));
        var wider = Map.of("scope", Map.of("environments", List.of("production")), "reason", "And now for real.");
        refused(api.as("sre-two").post(glass(session) + "/widenings", wider), 422, "drill_in_production");
        assertThat(session.body().path("rehearsal").asBoolean()).isTrue();
        assertThat(told("commander")).contains("session_opened");
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        assertThat(closed(session).text("status")).isEqualTo("closed");
    }
}
