package dev.countersign.approval;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.MovableFreezes;
import dev.countersign.change.LifecycleTest;
import dev.countersign.policy.Freeze;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.repository.Deployment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class A_change_not_yet_sent extends LifecycleTest {

    private static final String POLICY = "processes/approval-policy.dmn";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableFreezes freezes;

    private Deployment edited;

    @AfterEach
    void the_shipped_tables_are_in_force_again() {
        if (edited != null) {
            door.open(() -> engine.getRepositoryService().deleteDeployment(edited.getId(), true));
        }
    }

    private Api.Answer preview(String account, AChange proposal) {
        return api.as(account).post("/changes/preview", proposal.proposal());
    }

    @Test
    void is_told_what_its_submission_is_told_then() {
        for (var proposal : List.of(
                aChange(),
                aChange().in("staging"),
                aChange().in("development"),
                aChange().having("action", "data-migration").having("target", "postgres/ledger"),
                aChange().without("rollbackPlan").without("evidence").without("artifact"))) {
            var before = expect(200, preview("requester", proposal)).body().path("outcome");
            var sent = expect(201, proposal.submit(api)).body();

            assertThat(before.path("risk")).isEqualTo(sent.path("risk"));
            assertThat(before.path("gates")).isEqualTo(sent.path("gates"));
            assertThat(before.path("rules")).isEqualTo(sent.at("/policy/rules"));
            assertThat(before.path("terms")).isEqualTo(sent.at("/policy/terms"));
            assertThat(before.path("stages").findValuesAsText("team"))
                    .isEqualTo(sent.path("stages").findValuesAsText("team"));
            assertThat(before.path("stages").findValuesAsText("reason"))
                    .isEqualTo(sent.path("stages").findValuesAsText("reason"));
            assertThat(before.path("feasible")).isEqualTo(sent.path("feasible"));
            assertThat(before.path("automatic").asBoolean())
                    .isEqualTo(sent.path("status").asText().equals("approved"));
        }
    }

    @Test
    void leaves_no_trace() {
        var before = rows();

        expect(200, preview("requester", aChange()));
        expect(200, preview("requester", aChange().without("title")));
        refused(preview("requester", aChange().having("project", "identity")), 422, "invalid");

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void is_answered_while_it_is_half_filled_in() {
        var empty = expect(200, api.as("requester").post("/changes/preview", Map.of()));
        assertThat(empty.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("project", "environment", "action", "target", "title");
        assertThat(empty.body().has("outcome")).isFalse();

        var typing = expect(200, preview("requester", aChange().having("artifact", Map.of("digest", "sha25"))));
        assertThat(typing.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("artifact.name", "artifact.digest");
        assertThat(typing.body().has("outcome")).isFalse();

        var complete = expect(200, preview("requester", aChange()));
        assertThat(complete.body().path("errors")).isEmpty();
        assertThat(complete.body().has("outcome")).isTrue();
    }

    @Test
    void does_not_tell_a_hidden_project_from_one_that_is_not_there() {
        for (var proposal : List.of(aChange(), aChange().without("title").without("target"))) {
            var hidden = preview("requester", proposal.having("project", "identity"));
            var absent = preview("requester", proposal.having("project", "moon-base"));
            refused(hidden, 422, "invalid");
            assertThat(hidden.body()).isEqualTo(absent.body());
        }
        var sent = aChange().having("project", "identity").submit(api);
        assertThat(preview("requester", aChange().having("project", "identity")).body())
                .isEqualTo(sent.body());
        expect(200, preview("developer", aChange().having("project", "identity")));
        assertThat(api.withToken("cs_none")
                        .post("/changes/preview", aChange().proposal())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void is_refused_where_its_submission_would_be_and_fills_no_log() throws IOException {
        release("inputEntry_approvalTerms_terms_production_environment", "\"production\"", "\"moon\"");
        var before = rows();

        refused(preview("requester", aChange()), 422, "policy_incomplete");
        assertThat(rows()).isEqualTo(before);

        refused(aChange().submit(api), 422, "policy_incomplete");
        assertThat(rows()).isNotEqualTo(before);
    }

    @Test
    void takes_no_word_of_a_client_on_risk_and_no_number_that_has_no_digest() {
        refused(preview("requester", aChange().having("risk", "low")), 400, "unknown_field");
        var huge = api.as("requester").post("/changes/preview", """
                        {"project": "payments", "environment": "production", "action": "deploy", "target": "t", "title": "t",
                         "parameters": {"n": 9007199254740993}}""");
        refused(huge, 422, "invalid");
    }

    @Test
    void names_who_could_decide_and_never_those_who_wrote_it() {
        var outcome = expect(200, preview("requester", aChange().having("authors", List.of("owner-one"))))
                .body()
                .path("outcome");

        assertThat(outcome.path("couldDecide").findValuesAsText("person"))
                .containsExactlyInAnyOrder("sre-one", "sre-two", "owner-two");
        assertThat(outcome.path("couldDecide").findValuesAsText("name")).contains("Ingrid Solheim");
        assertThat(outcome.path("feasible").asBoolean()).isTrue();
        assertThat(outcome.has("detail")).isFalse();
    }

    @Test
    void is_told_that_nobody_could_decide_it() {
        var outcome = expect(200, preview("requester", aChange().having("authors", List.of("owner-one", "owner-two"))))
                .body()
                .path("outcome");

        assertThat(outcome.path("feasible").asBoolean(true)).isFalse();
        assertThat(outcome.path("detail").asText()).contains("payments-owners");
        assertThat(outcome.path("couldDecide").findValuesAsText("team")).containsOnly("sre");
    }

    @Test
    void is_told_which_gates_are_shut_and_whom_a_freeze_asks_for() {
        var now = time.now();
        freezes.declare(new Freeze(
                "f",
                "Audit week",
                Set.of("production"),
                Set.of(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)),
                "incident-command"));

        var outcome = expect(200, preview("requester", aChange().without("rollbackPlan")))
                .body()
                .path("outcome");

        assertThat(outcome.path("stages").findValuesAsText("team")).contains("incident-command");
        var shut = outcome.path("gates")
                .valueStream()
                .filter(gate -> !gate.path("met").asBoolean())
                .map(gate -> gate.path("id").asText());
        assertThat(shut).contains("rollback-plan", "no-change-freeze");
    }

    private void release(String cell, String before, String after) throws IOException {
        var table = Files.readString(Path.of(POLICY));
        var changed = table.replaceFirst("(id=\"" + cell + "\">\\s*<text>)" + before, "$1" + after);
        assertThat(changed).isNotEqualTo(table);
        edited = door.open(() -> engine.getRepositoryService()
                .createDeployment()
                .addString(POLICY, changed)
                .deploy());
    }

    private Map<String, Object> rows() {
        return jdbc.sql("""
                select (select count(*) from countersign.change) as changes,
                    (select count(*) from countersign.change_revision) as revisions,
                    (select count(*) from countersign.evidence) as evidence,
                    (select count(*) from countersign.audit_pending) as audit,
                    (select count(*) from public.act_hi_procinst) as instances,
                    (select count(*) from public.act_hi_decinst) as decisions""").query().singleRow();
    }
}
