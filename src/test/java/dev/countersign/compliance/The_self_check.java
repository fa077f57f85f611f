package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/** Whatever is out of joint is found, and nothing else. */
class The_self_check extends ComplianceTest {

    private static final String SELF_CHECKS = "/compliance/self-checks";
    private static final String MODELS = "released_models_are_the_engines";
    private static final String ONE_STEP = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test"><process id="somebodys-own" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="start"/></process></definitions>""";

    @Autowired
    private RunSelfCheck runSelfCheck;

    @Autowired
    private AskSelfCheck askSelfCheck;

    @Autowired
    private SelfCheckHealth health;

    @Autowired
    private HealthEndpoint endpoint;

    @Autowired
    private StartLog startLog;

    @Autowired
    private SequenceEntries sequence;

    @Autowired
    private SignCheckpoint sign;

    @Value("${countersign.home}")
    private Path home;

    @BeforeEach
    void the_log_begins_anew() throws IOException {
        Files.deleteIfExists(home.resolve("keys/log.last-signed"));
        startLog.start();
    }

    private void sequenced() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
    }

    private JsonNode checked() {
        expect(202, api.as("auditor").post(SELF_CHECKS, Map.of()));
        runsByTheClock();
        return api.as("auditor").get(SELF_CHECKS).body().at("/items/0");
    }

    /** On a thread of the clock, and so with the rights of the application's role. */
    private void runsByTheClock() {
        var ran = CompletableFuture.supplyAsync(
                runSelfCheck::run, work -> new Thread(work, "scheduling-self-check").start());
        assertThat(ran.join()).isTrue();
    }

    private static JsonNode rule(JsonNode check, String id) {
        return StreamSupport.stream(check.path("checks").spliterator(), false)
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void clean(JsonNode check) {
        assertThat(check.path("faults").asInt()).as(check.toString()).isZero();
    }

    private JsonNode finds(String rule, String... forgery) {
        clean(checked());
        forge(forgery);
        var found = rule(checked(), rule);
        assertThat(found.path("found").asInt()).as(found.toString()).isPositive();
        return found;
    }

    private Api.Answer usedAndEnded() {
        var session = ranInAnEmergency(expect(201, anEmergency().openDeclared(api)));
        return expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
    }

    @Test
    void finds_nothing_on_an_ordinary_day() {
        aChange().submit(api);
        aChange().having("target", "k8s/payments/a").approved(api);
        executing(aChange().having("target", "k8s/payments/b").approved(api));
        rejected(aChange().having("target", "k8s/payments/c"), "Say which flag the rollback resets.");
        var taken = aChange().having("target", "k8s/payments/d").submit(api);
        expect(200, api.as("requester").post(path(taken) + "/withdrawal", Map.of("reason", "Not needed any more.")));
        expect(201, anEmergency().openDeclared(api));
        usedAndEnded();
        sequenced();
        sign.sign();
        aChange().having("target", "k8s/payments/e").submit(api);
        sequenced();
        var check = checked();
        clean(check);
        assertThat(check.path("askedBy").asText()).isEqualTo("auditor");
        assertThat(check.path("checks")).hasSize(SelfCheckRule.values().length + 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "permit_had_its_approvals; update countersign.stage set seats = 5",
                "permit_had_its_approvals; delete from countersign.stage",
                "permit_had_its_approvals; update countersign.decision set decided_at = decided_at + interval '1 day'",
                "permit_is_of_its_revision; update countersign.permit set digest = 'sha256:00'",
                "redeemed_permit_has_its_execution; delete from countersign.execution",
                "redeemed_permit_has_its_execution; delete from countersign.redemption",
                "status_is_of_the_execution; update countersign.execution set state = 'failed', reported_at = clock_timestamp()",
                "status_is_of_the_execution; update countersign.change set status = 'approved'",
                "open_change_has_a_process; delete from public.act_ru_execution",
                "process_has_an_open_change; update countersign.change set status = 'succeeded', closed_at = clock_timestamp(), due_at = timestamptz '9999-01-01Z'"
            })
    void finds_a_change_that_is_out_of_joint(String rule, String forgery) {
        var change = executing(aChange().approved(api));
        assertThat(finds(rule, forgery).findValuesAsText("subject")).contains(change.text("id"));
    }

    @Test
    void finds_a_permit_in_force_of_a_change_that_is_not_approved() {
        var change = aChange().approved(api);
        expect(
                201,
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        finds(
                "permit_in_force_is_of_an_approved_change",
                "update countersign.change set status = 'rejected' where id = '" + change.text("id") + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "open_seat_has_a_task; update countersign.change set open_team = null",
                "open_seat_has_a_task; update public.act_ru_task set task_def_key_ = 'userTask_other'",
                "process_has_an_open_change; delete from countersign.change"
            })
    void finds_a_review_that_is_out_of_joint(String rule, String forgery) {
        var change = aChange().submit(api);
        assertThat(finds(rule, forgery).findValuesAsText("subject")).contains(change.text("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "open_session_has_a_process; delete from public.act_ru_execution",
                "process_has_a_session; delete from countersign.session",
                "process_has_a_session; update countersign.session set status = 'done', opinion_due_at = opened_at - interval '1 day'",
                "emergency_action_was_in_time; update countersign.emergency_action set redeemed_at = redeemed_at + interval '1 hour', permit_until = permit_until + interval '1 hour', asked_at = asked_at + interval '1 hour'"
            })
    void finds_a_session_that_is_out_of_joint(String rule, String forgery) {
        var session = usedAndEnded();
        assertThat(finds(rule, forgery).findValuesAsText("subject")).contains(session.text("id"));
    }

    @Test
    void finds_a_version_of_a_form_that_nobody_released() {
        release("forms/opinion.form", "{\"id\":\"opinion\",\"type\":\"default\",\"components\":[]}");
        assertThat(rule(checked(), MODELS).path("findings").findValuesAsText("detail"))
                .singleElement()
                .asString()
                .contains("form opinion");
    }

    @Test
    void finds_a_process_that_nobody_released() {
        release("processes/somebodys-own.bpmn", ONE_STEP);
        assertThat(rule(checked(), MODELS).path("findings").findValuesAsText("detail"))
                .singleElement()
                .asString()
                .contains("process somebodys-own");
    }

    @Test
    void finds_a_model_that_was_altered_in_the_engine() {
        var altered = "update public.act_ge_bytearray set bytes_ = %s where name_ = 'forms/opinion.form'";
        var kept = "(select content from countersign.model_version where name = 'opinion.form')";
        try {
            assertThat(finds(MODELS, altered.formatted("bytes_ || 'x'::bytea")).findValuesAsText("detail"))
                    .singleElement()
                    .asString()
                    .contains("opinion.form: version 1", "other bytes");
        } finally {
            forge(altered.formatted(kept));
        }
    }

    @Test
    void finds_a_job_that_was_given_up() {
        var change = aChange().submit(api);
        assertThat(finds(
                                "no_job_is_stuck",
                                "update public.act_ru_job set retries_ = 0 where process_instance_id_ is not null")
                        .findValuesAsText("subject"))
                .contains(change.text("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "entry 1:; update countersign.audit_leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), '\"kind\":', '\"kinD\":'), 'UTF8') where idx = 1",
                "entry 2:; update countersign.audit_leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), '\"v\":1', '\"v\":2'), 'UTF8') where idx = 2",
                "tile/entries; delete from countersign.audit_leaf where idx = 3",
                "head:; delete from countersign.audit_leaf where idx = (select max(idx) from countersign.audit_leaf)",
                "head:; update countersign.audit_head set root = sha256('x')",
                "checkpoint:; update countersign.audit_head set note = replace(note, 'countersign', 'another')",
                "entry 2:; update countersign.audit_tile set hashes = set_byte(hashes, 70, 255 - get_byte(hashes, 70)) where level = 0"
            })
    void finds_a_log_that_was_altered(String where, String forgery) {
        aChange().approved(api);
        sequenced();
        sign.sign();
        assertThat(finds("log_verifies", forgery).findValuesAsText("detail"))
                .anySatisfy(detail -> assertThat(detail).startsWith(where));
    }

    @Test
    void finds_an_altered_entry_that_was_not_signed_yet() {
        sequenced();
        sign.sign();
        aChange().submit(api);
        sequenced();
        var last = jdbc.sql("select size - 1 from countersign.audit_head")
                .query(Long.class)
                .single();
        var found = finds(
                "log_verifies",
                "update countersign.audit_leaf set entry = 'x'::bytea where idx = (select size - 1 from countersign.audit_head)");
        assertThat(found.findValuesAsText("detail"))
                .anySatisfy(detail -> assertThat(detail).startsWith("entry " + last));
    }

    @Test
    void finds_entries_that_nobody_sequences() {
        aChange().submit(api);
        clean(checked());
        time.advance(Duration.ofHours(2));
        assertThat(rule(checked(), "log_keeps_up").path("found").asInt()).isOne();
    }

    @Test
    void reminds_of_what_was_not_reported_and_is_no_fault() {
        var change = executing(aChange().approved(api));
        var session = usedAndEnded();
        sequenced();
        time.advance(Duration.ofDays(3));
        sequenced();
        var check = checked();
        var late = rule(check, "execution_was_reported");
        assertThat(late.findValuesAsText("subject")).contains(change.text("id"), session.text("id"));
        assertThat(rule(check, "checklist_is_met").path("found").asInt()).isPositive();
        assertThat(check.path("reminders").asInt()).isGreaterThanOrEqualTo(3);
        clean(check);
    }

    @Test
    void shows_in_the_health_and_leaves_the_node_ready() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        executing(aChange().approved(api));
        checked();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        forge("update countersign.stage set seats = 5");
        checked();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(endpoint.healthForPath("selfCheck").getStatus()).isEqualTo(Status.DOWN);
        assertThat(endpoint.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
        forge("update countersign.stage set seats = 1");
        sequenced();
        checked();
        time.advance(Duration.ofHours(49));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void is_asked_for_once_a_night_whatever_the_number_of_nodes() {
        askSelfCheck.nightly();
        askSelfCheck.nightly();
        assertThat(runSelfCheck.run()).isTrue();
        assertThat(runSelfCheck.run()).isFalse();
        askSelfCheck.nightly();
        assertThat(runSelfCheck.run()).isFalse();
        time.advance(Duration.ofDays(1));
        askSelfCheck.nightly();
        assertThat(runSelfCheck.run()).isTrue();
        assertThat(api.as("auditor").get(SELF_CHECKS).body().path("items")).hasSize(2);
    }

    @Test
    void is_asked_for_by_compliance_and_on_record() {
        refused(api.as("operator").post(SELF_CHECKS, Map.of()), 403, "not_of_compliance");
        refused(api.as("owner-one").get(SELF_CHECKS), 403, "not_of_every_project");
        refused(api.get(SELF_CHECKS), 401, "not_signed_in");
        var first = expect(202, api.as("auditor").post(SELF_CHECKS, Map.of()));
        assertThat(expect(202, api.as("auditor").post(SELF_CHECKS, Map.of())).text("id"))
                .isEqualTo(first.text("id"));
        runSelfCheck.run();
        assertThat(jdbc.sql("select kind from countersign.audit_pending where kind like 'self_check%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("self_check_asked", "self_check_finished");
        assertThat(api.as("operator").get(SELF_CHECKS).body().path("mayAsk").asBoolean())
                .isFalse();
    }
}
