package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.breakglass.EmergencyTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the product prevents is put into the tables by hand here: the checklist asks the facts, not the rules. */
class The_validation_checklist extends EmergencyTest {

    @Autowired
    private JdbcClient jdbc;

    private JsonNode checklist(String account) {
        return expect(200, api.as(account).get("/compliance/checklist")).body();
    }

    private JsonNode rule(String id) {
        return StreamSupport.stream(checklist("auditor").findValue("items").spliterator(), false)
                .flatMap(item -> StreamSupport.stream(item.path("rules").spliterator(), false))
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void offends(String rule, Api.Answer subject) {
        var found = rule(rule);
        assertThat(found.path("found").asInt()).as(found.toString()).isPositive();
        assertThat(found.path("offenders").findValuesAsText("id")).contains(subject.text("id"));
    }

    private static void met(JsonNode checklist, String item) {
        for (var one : checklist.path("items")) {
            if (one.path("id").asText().equals(item)) {
                assertThat(one.path("met").asBoolean()).as(one.toString()).isTrue();
            }
        }
    }

    private Api.Answer ended() {
        var session = expect(201, anEmergency().openDeclared(api));
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        return expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
    }

    private Api.Answer reported(Map<String, ?> outcome) {
        var session = expect(201, anEmergency().openDeclared(api));
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        expect(200, api.as("sre-one").post(glass(session) + "/actions/1/outcome", outcome));
        return session;
    }

    @Test
    void is_met_by_an_ordinary_day() {
        aChange().approved(api);
        rejected(aChange(), "Say which flag the rollback resets.");
        var evidence = List.of(Map.of("kind", "log", "title", "Roll-out", "url", "https://logs.example.com/1"));
        var session = reported(Map.of("result", "succeeded", "evidence", evidence));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        closed(session);
        var seen = checklist("auditor");
        List.of("self_approval", "comments", "sessions", "closure").forEach(item -> met(seen, item));
        assertThat(seen.path("items").findValuesAsText("title"))
                .containsExactly(
                        "Self-approval restriction is active where required.",
                        "Approval comments are clear and action-oriented.",
                        "Break-glass sessions are short, scoped, and documented.",
                        "Emergency actions are linked to incident closure evidence.");
        assertThat(rule("nobody_decides_on_their_own").path("lookedAt").asInt()).isEqualTo(3);
        assertThat(rule("an_action_is_reported").path("lookedAt").asInt()).isEqualTo(1);
        // Decisions and executions, decisions, sessions, actions: none twice, though several rules ask about each.
        assertThat(seen.path("items"))
                .extracting(item -> item.path("lookedAt").asInt())
                .containsExactly(3, 3, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody_decides_on_their_own, update countersign.change set excluded_persons = excluded_persons || 'sre-one'::text",
        "nobody_at_all_in_production, update countersign.change set excluded_persons = excluded_persons || 'sre-one'::text",
        "nothing_ran_without_its_approvals, update countersign.stage set seats = 5",
        "nothing_ran_without_its_approvals, delete from countersign.stage"
    })
    void names_a_change_that_was_let_through(String rule, String forgery) {
        var change = executing(aChange().approved(api));
        assertThat(rule(rule).path("found").asInt()).isZero();
        jdbc.sql(forgery).update();
        offends(rule, change);
    }

    @Test
    void names_a_rejection_that_says_nothing() {
        var change = rejected(aChange(), "Say which flag the rollback resets.");
        jdbc.sql("delete from countersign.remediation_item").update();
        offends("a_rejection_says_what_to_fix", change);
    }

    @Test
    void names_a_comment_below_the_rules_of_today() {
        var change = aChange().submit(api);
        jdbc.sql("""
                        insert into countersign.decision (id, change_id, revision, digest, team, account, person, verdict, reason,
                            risk_acknowledged, method, task, decided_at)
                        values ('dec_1', ?, 1, ?, 'sre', 'sre-two', 'sre-two', 'approve', 'ok', true, 'password', 'x',
                            clock_timestamp())""").params(change.text("id"), change.text("digest")).update();
        offends("a_comment_says_something", change);
    }

    @Test
    void names_who_decides_in_the_same_words_again_and_again() {
        aChange().approved(api);
        aChange().having("target", "k8s/payments/ledger").approved(api);
        assertThat(rule("a_comment_is_of_its_change").path("found").asInt()).isZero();
        var third = aChange().having("target", "k8s/payments/cart").approved(api);
        offends("a_comment_is_of_its_change", third);
    }

    @Test
    void names_a_session_that_was_left_open_before_anybody_has_tidied_it() {
        var session = expect(201, anEmergency().lasting("PT1H").openDeclared(api));
        permitted(session, "sre-one");
        time.advance(Duration.ofHours(2));
        offends("a_session_is_short", session);
        assertThat(rule("a_session_is_short").at("/offenders/0/detail").asText())
                .isEqualTo("open for 20 minutes after its last action");
    }

    @Test
    void names_a_session_that_is_wider_than_any_may_be() {
        var session = expect(201, anEmergency().openDeclared(api));
        jdbc.sql("update countersign.session set targets = '{*}'").update();
        offends("a_session_is_scoped", session);
    }

    @Test
    void names_a_session_that_is_not_paid_back_in_time() {
        var session = ended();
        assertThat(rule("a_session_is_documented").path("found").asInt()).isZero();
        time.advance(Duration.ofDays(2));
        offends("a_session_is_documented", session);
        closed(session);
        offends("a_session_is_documented", session);
        assertThat(rule("a_session_is_documented").at("/offenders/0/detail").asText())
                .isEqualTo("closure late");
    }

    @Test
    void names_an_emergency_action_that_was_not_reported_or_without_evidence_or_another() {
        offends("an_action_is_reported", ended());
        var other = "sha256:" + "0".repeat(64);
        var session = reported(Map.of("result", "succeeded", "observedDigest", other));
        offends("an_action_has_evidence", session);
        offends("what_ran_was_permitted", session);
    }

    @Test
    void names_a_closure_that_leaves_out_what_ran() {
        var session = ended();
        jdbc.sql("""
                        insert into countersign.closure (session_id, incident_reference, reason_used, actions_performed,
                            session_closed_at, preventive_action_owner, summary, account, person, at, late)
                        values (?, 'INC-7', 'x', '[]', clock_timestamp(), 'developer', 'x', 'sre-one', 'sre-one',
                            clock_timestamp(), false)""").param(session.text("id")).update();
        offends("an_action_is_in_the_closure", session);
    }

    @Test
    void is_of_the_projects_that_one_may_see() {
        expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
        assertThat(checklist("owner-one").findValuesAsText("lookedAt")).containsOnly("0");
        assertThat(checklist("owner-two").findValuesAsText("lookedAt")).contains("1");
        refused(api.as("owner-one").get("/compliance/checklist?project=identity"), 422, "invalid");
        assertThat(api.as("auditor")
                        .get("/compliance/checklist?project=payments")
                        .body()
                        .findValuesAsText("lookedAt"))
                .containsOnly("0");
    }

    @Test
    void leaves_out_drills_and_what_was_before() {
        ended();
        time.advance(Duration.ofDays(91));
        assertThat(checklist("auditor").findValuesAsText("lookedAt")).containsOnly("0");
        expect(
                201,
                api.as("commander")
                        .post(
                                "/incidents",
                                Map.of("reference", "D-1", "severity", "sev2", "title", "Drill", "rehearsal", true)));
        expect(
                201,
                anEmergency()
                        .of("D-1", "sev2")
                        .scoped("environments", List.of("staging"))
                        .lasting("PT20M")
                        .open(api));
        assertThat(checklist("auditor").findValuesAsText("lookedAt")).containsOnly("0");
        declare(api, "INC-8", "sev1");
        expect(201, anEmergency().of("INC-8", "sev1").open(api));
        assertThat(checklist("auditor").findValuesAsText("lookedAt")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, 422, invalid",
        "from=1999-01-02T00:00:00Z, 422, invalid",
        "project=nowhere, 422, invalid",
        "from=yesterday, 400, invalid_parameter"
    })
    void asks_for_a_period_and_a_project_that_there_are(String query, int status, String code) {
        refused(api.as("auditor").get("/compliance/checklist?" + query), status, code);
    }

    @Test
    void is_not_for_strangers() {
        refused(api.get("/compliance/checklist"), 401, "not_signed_in");
    }
}
