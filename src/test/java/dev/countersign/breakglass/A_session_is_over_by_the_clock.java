package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Law 5. No timer runs in these tests unless a test fires it: whatever ends here, ends by the clock of the check. */
class A_session_is_over_by_the_clock extends EmergencyTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void permits_nothing_after_its_time_though_no_timer_has_run() {
        var session = expect(201, anEmergency().lasting("PT10M").openDeclared(api));
        time.advance(Duration.ofMinutes(10).minusSeconds(5));
        var last = permitted(session, "sre-one");
        assertThat(at(last, "expiresAt")).as("no permit outlives its session").isEqualTo(at(session, "expiresAt"));
        time.advance(Duration.ofSeconds(5));

        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "session_over");
        var redeemed = redeem(last, "sre-one");
        refused(redeemed, 410, "session_over");
        assertThat(redeemed.text("outcome/what")).isEqualTo("expired");
        var seen = look(session);
        assertThat(seen.body().path("over").asBoolean()).isTrue();
        assertThat(seen.text("status")).isEqualTo("ended");
        assertThat(jdbc.sql("select status from countersign.session where id = ?")
                        .param(session.text("id"))
                        .query(String.class)
                        .single())
                .as("nothing has tidied yet")
                .isEqualTo("open");
    }

    @Test
    void is_tidied_by_its_timer_and_owes_its_closure_since_it_was_over() {
        var session = expect(201, anEmergency().lasting("PT10M").openDeclared(api));
        time.advance(Duration.ofDays(3));
        fire(session, "boundaryEvent_sessionOver");
        var ended = look(session);
        assertThat(ended.text("endReason")).isEqualTo("expired");
        assertThat(at(ended, "overAt")).isEqualTo(at(session, "expiresAt"));
        assertThat(ended.text("owes/what")).isEqualTo("closure");
        assertThat(ended.body().path("owes").path("overdue").asBoolean()).isTrue();
        assertThat(inbox("sre-one")).contains("userTask_closeSession");
    }

    @Test
    void stays_open_when_its_timer_comes_early() {
        var session = expect(201, anEmergency().openDeclared(api));
        fire(session, "boundaryEvent_sessionOver");
        assertThat(look(session).text("status")).isEqualTo("open");
        assertThat(job(session, "boundaryEvent_sessionOver")).isNotNull();
        permitted(session, "sre-one");
    }

    @Test
    void is_over_when_nothing_was_done_for_a_while() {
        var session = expect(201, anEmergency().lasting("PT1H").openDeclared(api));
        time.advance(Duration.ofMinutes(19));
        permitted(session, "sre-one");
        time.advance(Duration.ofMinutes(19));
        expect(200, api.as("sre-one").get(glass(session)));
        assertThat(look(session).text("status")).isEqualTo("open");
        time.advance(Duration.ofMinutes(2));
        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "session_over");
        assertThat(look(session).text("endReason")).isEqualTo("idle");
    }

    @Test
    void is_over_when_its_incident_is() {
        var session = expect(201, anEmergency().openDeclared(api));
        var permit = permitted(session, "sre-one");
        expect(200, api.as("commander").send("PATCH", "/incidents/INC-7", Map.of("status", "resolved")));
        refused(redeem(permit, "sre-one"), 410, "session_over");
        assertThat(look(session).text("endReason")).isEqualTo("incident_over");
        assertThat(inbox("sre-one")).contains("userTask_closeSession");
        refused(anEmergency().open(api), 422, "incident_not_active");
    }

    @Test
    void is_over_when_its_actions_are_used_and_the_last_permit_with_them() {
        var session = expect(201, anEmergency().openDeclared(api));
        Api.Answer last = null;
        for (int i = 0; i < session.body().path("budget").asInt(); i++) {
            last = permitted(session, "sre-one");
        }
        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "budget_spent");
        expect(200, redeem(last, "sre-one"));
        time.advance(Duration.ofMinutes(1));
        refused(api.as("sre-one").post(glass(session) + "/actions", aRollback()), 403, "session_over");
        assertThat(look(session).text("endReason")).isEqualTo("budget_spent");
    }

    @Test
    void is_kept_by_the_tables_against_whoever_writes_to_them() {
        var session = expect(201, anEmergency().lasting("PT10M").openDeclared(api));
        var id = session.text("id");
        permitted(session, "sre-one");
        denied("update countersign.session set expires_at = opened_at + interval '9 hours' where id = '" + id + "'");
        denied("update countersign.session set idle_limit = interval '9 hours' where id = '" + id + "'");
        denied("update countersign.emergency_action set permit_until = asked_at + interval '61 seconds'");
        denied("update countersign.emergency_action set redeemed_at = asked_at + interval '2 minutes'");
        denied("delete from countersign.emergency_action");
        time.advance(Duration.ofMinutes(11));
        fire(session, "boundaryEvent_sessionOver");
        denied(
                "update countersign.session set status = 'open', ended_at = null, end_reason = null, ended_by = null where id = '"
                        + id + "'");
        denied("update countersign.emergency_action set redeemed_at = asked_at + interval '1 second'");
        denied("delete from countersign.session");
    }

    private void denied(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement)
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
