package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.operaton.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class A_revision extends LifecycleTest {

    private static final Map<String, ?> BETTER_WORDS = Map.of("title", "Deploy checkout 2.14.0 to all regions");
    private static final Map<String, ?> ANOTHER_OPERATION = Map.of("parameters", Map.of("version", "2.14.1"));

    private Api.Answer halfApproved() {
        return decided(aChange().submit(api), "sre-one");
    }

    private static JsonNode decision(Api.Answer revised, String account) {
        for (var decision : revised.body().path("decisions")) {
            if (decision.path("account").asText().equals(account)) {
                return decision;
            }
        }
        throw new AssertionError("No decision of " + account + " in " + revised.body());
    }

    @Test
    void of_words_alone_keeps_decisions_stages_and_policy() {
        var change = halfApproved();
        var revised = expect(201, revise(change, "requester", BETTER_WORDS));
        assertThat(revised.body().path("altered").toString()).isEqualTo("[\"title\"]");
        assertThat(decision(revised, "sre-one").path("reopened").asBoolean()).isFalse();
        assertThat(decision(revised, "sre-one").path("why").asText()).isEqualTo("Stays: only title changed.");
        var now = seen(change);
        assertThat(now.body().path("revision").asInt()).isEqualTo(2);
        assertThat(now.text("title")).isEqualTo("Deploy checkout 2.14.0 to all regions");
        for (var kept : List.of("digest", "stages", "policy", "dueAt", "status", "gates", "risk")) {
            assertThat(now.body().path(kept)).as(kept).isEqualTo(change.body().path(kept));
        }
        assertThat(process(change)).isWaitingAt("userTask_reviewChange");
        assertThat(decided(now, "owner-one").text("status")).isEqualTo("approved");
    }

    @Test
    void that_adds_evidence_or_a_description_keeps_decisions() {
        var change = halfApproved();
        var revised = expect(
                201,
                revise(
                        change,
                        "requester",
                        Map.of(
                                "description",
                                "With the new cache.",
                                "evidence",
                                List.of(Map.of("kind", "plan", "title", "Plan", "url", "https://ci.example.com/p")))));
        assertThat(revised.body().path("altered").toString()).isEqualTo("[\"description\",\"evidence\"]");
        assertThat(decision(revised, "sre-one").path("reopened").asBoolean()).isFalse();
        assertThat(seen(change).body().path("evidence")).hasSize(2);
        assertThat(seen(change).body().at("/stages/0/missing").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation", "target", "rollbackPlan", "window", "incident"})
    void of_what_the_judgement_stood_on_reopens_everything(String part) {
        var change = halfApproved();
        Map<String, Map<String, ?>> corrections = Map.of(
                "operation", ANOTHER_OPERATION,
                "target", Map.of("target", "k8s/payments/checkout-eu"),
                "rollbackPlan", Map.of("rollbackPlan", "helm rollback checkout 40"),
                "window",
                        Map.of(
                                "window",
                                Map.of(
                                        "notAfter",
                                        time.now().plus(Duration.ofDays(1)).toString())),
                "incident", Map.of("incident", "INC-7"));
        var revised = expect(201, revise(change, "requester", corrections.get(part)));
        var said = part.equals("target") ? "operation" : part;
        assertThat(revised.body().path("altered").toString()).contains(said);
        assertThat(decision(revised, "sre-one").path("reopened").asBoolean()).isTrue();
        assertThat(decision(revised, "sre-one").path("why").asText()).isEqualTo("Reopened: " + said + " changed.");
        var now = seen(change);
        assertThat(now.text("decisions/0/supersededBy")).isEqualTo("2");
        assertThat(now.body().at("/stages/0/approvals")).isEmpty();
        assertThat(now.text("stages/0/state")).isEqualTo("open");
        assertThat(now.text("digest").equals(change.text("digest"))).isEqualTo(!said.equals("operation"));
        assertThat(timeline(change)).contains("change_revised", "policy_worked_out");
        expect(201, api.as("sre-one").post(path(change) + "/decisions", approvalOf(now)));
    }

    @Test
    void that_names_an_approver_as_author_reopens_only_theirs() {
        var change = decided(aChange().having("action", "data-migration").submit(api), "sre-one", "owner-one");
        var revised = expect(201, revise(change, "requester", Map.of("authors", List.of("sre-one"))));
        assertThat(revised.body().path("altered").toString()).isEqualTo("[\"authors\"]");
        assertThat(decision(revised, "sre-one").path("why").asText())
                .isEqualTo("Reopened: the approver is an author now.");
        assertThat(decision(revised, "owner-one").path("reopened").asBoolean()).isFalse();
        assertThat(decision(revised, "owner-one").path("why").asText()).startsWith("Stays: only authors");
        var now = seen(change);
        refused(api.as("sre-one").post(path(change) + "/decisions", approvalOf(now)), 403, "author_decision");
        assertThat(now.body().path("authors").toString()).contains("sre-one");
        var shed = expect(201, revise(now, "requester", Map.of("title", "Again", "authors", List.of("requester"))));
        assertThat(shed.body().at("/change/authors").toString()).contains("sre-one");
        expect(201, api.as("sre-two").post(path(change) + "/decisions", approvalOf(seen(change))));
    }

    @Test
    void of_words_after_approval_stays_approved_and_revokes_permits() {
        var change = aChange().approved(api);
        var permit = expect(
                201,
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        expect(201, revise(change, "requester", BETTER_WORDS));
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("approved");
        assertThat(now.text("dueAt")).as("the approval is not prolonged").isEqualTo(change.text("dueAt"));
        assertThat(now.text("permit/state")).isEqualTo("revoked");
        refused(
                api.as("requester").post("/changes/permits/" + permit.text("id") + "/redemptions", start(change)),
                410,
                "permit_revoked");
        assertThat(process(change)).isWaitingAt("receiveTask_executionStarted");
    }

    @Test
    void of_the_operation_after_approval_asks_everybody_again() {
        var change = aChange().approved(api);
        expect(201, revise(change, "requester", ANOTHER_OPERATION));
        var now = seen(change);
        assertThat(now.text("status")).isEqualTo("pending");
        assertThat(process(change)).isWaitingAt("userTask_reviewChange");
        refused(
                api.as("requester").post(path(change) + "/permits", Map.of("audience", "deployer", "runId", "r-1")),
                409,
                "not_approved");
        assertThat(decided(now, "sre-one", "owner-one").text("status")).isEqualTo("approved");
    }

    @Test
    void of_nothing_is_refused_while_pending() {
        var change = aChange().submit(api);
        var before = everything(change);
        refused(revise(change, "requester", Map.of()), 422, "nothing_changed");
        refused(revise(change, "requester", Map.of("title", change.text("title"))), 422, "nothing_changed");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void needs_to_have_seen_what_it_alters() {
        var change = aChange().submit(api);
        var before = everything(change);
        var me = api.as("requester");
        refused(me.post(path(change) + "/revisions", BETTER_WORDS), 428, "precondition_required");
        refused(me.with("If-Match", "\"pending.999\"").post(path(change) + "/revisions", BETTER_WORDS), 412, "stale");
        refused(
                me.with("If-Match", "W/" + change.etag()).post(path(change) + "/revisions", BETTER_WORDS),
                412,
                "stale");
        refused(me.with("If-Match", "pending").post(path(change) + "/revisions", BETTER_WORDS), 400, "malformed_etag");
        refused(
                me.with("If-Match", "\"pending.999\"")
                        .post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more")),
                412,
                "stale");
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void is_refused_to_others_and_where_nothing_can_be_revised() {
        var pending = aChange().submit(api);
        var before = everything(pending);
        refused(revise(pending, "sre-one", BETTER_WORDS), 403, "not_the_requester");
        refused(revise(pending, "developer", BETTER_WORDS), 403, "not_the_requester");
        assertThat(everything(pending)).isEqualTo(before);

        var executing = executing(aChange().approved(api));
        var running = everything(executing);
        refused(revise(executing, "requester", ANOTHER_OPERATION), 409, "change_executing");
        assertThat(everything(executing)).isEqualTo(running);
    }

    @Test
    void never_moves_a_change_to_another_project() {
        var change = aChange().submit(api);
        var revised = revise(change, "requester", Map.of("project", "identity", "title", "Elsewhere"));
        assertThat(revised.status()).isIn(201, 422);
        assertThat(seen(change).text("project")).isEqualTo("payments");
    }
}
