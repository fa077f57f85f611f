package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was permitted is found again in what platforms saw; everything else stands out. */
class Executions_that_platforms_saw extends ComplianceTest {

    private static final String OBSERVED = "/compliance/observed-executions";

    private Api platform;

    @BeforeEach
    void a_platform_has_a_token() {
        var issued = expect(
                201,
                api.as("operator").post("/directory/tokens", Map.of("account", "ci-payments", "name", "deployer")));
        platform = api.withToken(issued.text("secret"));
    }

    private Map<String, Object> seenRunning() {
        return new HashMap<>(Map.of(
                "source", "argo",
                "externalId", "sync-1",
                "project", "payments",
                "environment", "production",
                "target", "k8s/payments/checkout",
                "at", time.now().toString()));
    }

    private Map<String, Object> seenRunning(String field, Object value) {
        var one = seenRunning();
        one.put(field, value);
        return one;
    }

    @SafeVarargs
    private Api.Answer reported(Map<String, Object>... some) {
        return platform.post(OBSERVED, Map.of("items", List.of(some)));
    }

    private JsonNode reconciliation() {
        return report("auditor", "reconciliation");
    }

    private void permitted(Map<String, Object> one) {
        expect(200, reported(one));
        figures(reconciliation(), "unexplained", 0, "observed", 1);
    }

    private void withoutPermit(Map<String, Object> one) {
        expect(200, reported(one));
        var seen = reconciliation();
        figures(seen, "unexplained", 1, "observed", 1);
        assertThat(figure(seen, "unexplained").path("wrong").asBoolean()).isTrue();
    }

    @Test
    void are_permitted_where_place_and_time_are_those_of_an_execution() {
        executing(aChange().approved(api));
        permitted(seenRunning());
    }

    @Test
    void are_permitted_by_run_permit_and_digest_when_all_of_them_are_right() {
        var change = executing(aChange().approved(api));
        var permit = jdbc.sql("select id from countersign.permit")
                .query(String.class)
                .single();
        var one = seenRunning("permit", permit);
        one.putAll(Map.of("runId", "r-1", "digest", change.text("digest"), "action", "deploy"));
        permitted(one);
    }

    @Test
    void are_permitted_under_an_emergency() {
        ranInAnEmergency(expect(201, anEmergency().openDeclared(api)));
        permitted(seenRunning("action", "rollback"));
    }

    @Test
    void are_without_a_permit_when_nothing_was_asked_for() {
        withoutPermit(seenRunning());
    }

    @Test
    void are_without_a_permit_when_it_was_approved_and_never_redeemed() {
        aChange().approved(api);
        withoutPermit(seenRunning());
    }

    @ParameterizedTest
    @CsvSource({
        "target, k8s/payments/ledger",
        "environment, staging",
        "project, identity",
        "action, rollback",
        "runId, r-2",
        "permit, prm_00000000000000000000000000",
        "digest, sha256:0000000000000000000000000000000000000000000000000000000000000000"
    })
    void are_without_a_permit_when_one_thing_is_another(String field, String value) {
        executing(aChange().approved(api));
        withoutPermit(seenRunning(field, value));
    }

    @Test
    void are_without_a_permit_long_before_or_after_what_was_permitted() {
        executing(aChange().approved(api));
        var due = jdbc.sql("select report_due_at from countersign.execution")
                .query((row, n) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
        expect(
                200,
                reported(seenRunning("at", time.now().minus(Duration.ofHours(1)).toString())));
        time.advance(Duration.between(Instant.now(), due).plus(Duration.ofHours(1)));
        var late = seenRunning();
        late.put("externalId", "sync-2");
        expect(200, reported(late));
        figures(reconciliation(), "unexplained", 2, "observed", 2);
    }

    @Test
    void count_once_however_often_they_are_reported() {
        var one = seenRunning();
        assertThat(expect(200, reported(one)).body().path("added").asInt()).isOne();
        var again = expect(200, reported(one)).body();
        assertThat(again.path("added").asInt()).isZero();
        assertThat(again.path("known").asInt()).isOne();
        figures(reconciliation(), "observed", 1);
        one.put("source", "audit-trail");
        expect(200, reported(one));
        figures(reconciliation(), "observed", 2);
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'executions_observed'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void are_not_altered_by_a_second_report() {
        expect(200, reported(seenRunning()));
        var other = seenRunning("target", "k8s/payments/ledger");
        var added = seenRunning("externalId", "sync-2");
        var refused = reported(added, other);
        refused(refused, 422, "invalid");
        assertThat(refused.text("/errors/0/field")).isEqualTo("items[1].externalId");
        figures(reconciliation(), "observed", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "source, '', items[0].source",
        "externalId, , items[0].externalId",
        "project, nowhere, items[0].project",
        "environment, moon, items[0].environment",
        "action, explode, items[0].action",
        "target, '  ', items[0].target",
        "digest, 'sha256:xyz', items[0].digest",
        "link, 'javascript:alert(1)', items[0].link",
        "at, 2099-01-01T00:00:00Z, items[0].at",
        "at, 1999-01-01T00:00:00Z, items[0].at"
    })
    void are_taken_down_all_or_none(String field, String value, String fault) {
        var wrong = seenRunning();
        if (value == null) {
            wrong.remove(field);
        } else {
            wrong.put(field, value);
        }
        var right = seenRunning("externalId", "sync-2");
        var refused = reported(wrong, right);
        refused(refused, 422, "invalid");
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsOnly(fault);
        figures(reconciliation(), "observed", 0);
    }

    @Test
    void come_in_batches_that_are_neither_empty_nor_endless() {
        refused(platform.post(OBSERVED, Map.of("items", List.of())), 422, "invalid");
        refused(platform.post(OBSERVED, Map.of()), 422, "invalid");
        refused(reported(seenRunning(), seenRunning()), 422, "invalid");
    }

    @Test
    void are_reported_by_platforms_only() {
        for (var account : List.of("auditor", "operator", "sre-one")) {
            refused(api.as(account).post(OBSERVED, Map.of("items", List.of(seenRunning()))), 403, "not_an_observer");
        }
        refused(api.post(OBSERVED, Map.of("items", List.of(seenRunning()))), 401, "not_signed_in");
    }

    @Test
    void are_explained_by_compliance_once_and_on_record() {
        expect(200, reported(seenRunning()));
        var path = OBSERVED + "/" + rows(reconciliation()).get(0).get("id") + "/explanation";
        var words = Map.of("explanation", "The migration of the cluster, announced and watched by sre.");
        refused(api.as("operator").post(path, words), 403, "not_of_compliance");
        refused(api.as("auditor").post(path, Map.of("explanation", "known")), 422, "invalid");
        expect(204, api.as("auditor").post(path, words));
        var again = api.as("auditor").post(path, words);
        refused(again, 409, "already_explained");
        assertThat(again.text("/outcome/who")).isEqualTo("auditor");
        var seen = reconciliation();
        figures(seen, "unexplained", 0, "explained", 1);
        assertThat(rows(seen).get(0))
                .containsEntry("finding", "explained")
                .containsEntry("explanation", words.get("explanation"))
                .containsEntry("explained_by", "auditor");
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'execution_explained'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void need_no_explanation_where_they_were_permitted() {
        executing(aChange().approved(api));
        expect(200, reported(seenRunning()));
        var id = jdbc.sql("select id from countersign.observed_execution")
                .query(String.class)
                .single();
        refused(
                api.as("auditor")
                        .post(OBSERVED + "/" + id + "/explanation", Map.of("explanation", "Nothing to explain here.")),
                422,
                "permitted");
        refused(
                api.as("auditor")
                        .post(OBSERVED + "/obs_none/explanation", Map.of("explanation", "Nothing to explain here.")),
                404,
                "observed_execution_not_found");
    }
}
