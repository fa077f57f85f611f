package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.rejectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 6: the entry cannot be written, or the process cannot move: then nothing has happened. */
class Every_act_and_its_entry_commit_together extends Attack {

    private Answer pending;
    private Answer approved;
    private Answer permitted;
    private Answer permit;
    private Answer executing;
    private Answer execution;
    private Answer rejected;
    private Answer accessReview;

    /** An act of somebody, on a change that is ready for it. */
    private interface Act {
        Answer play(Every_act_and_its_entry_commit_together t);
    }

    /** @param movesTheProcess whether the engine has a part in it */
    private record Named(String entry, boolean movesTheProcess, Act act) {
        @Override
        public String toString() {
            return entry;
        }
    }

    static Stream<Named> acts() {
        return Stream.of(
                new Named("change_submitted", true, t -> aChange().submit(t.api)),
                new Named("decision_recorded", true, t -> t.decide("sre-one", t.pending)),
                new Named(
                        "change_rejected",
                        true,
                        t -> t.decide("sre-one", t.pending, rejectionOf(t.pending, "Say how the schema goes back."))),
                new Named(
                        "change_revised",
                        true,
                        t -> t.own(t.pending, "revisions", Map.of("target", "k8s/payments/basket"))),
                new Named(
                        "change_withdrawn",
                        true,
                        t -> t.own(t.pending, "withdrawal", Map.of("reason", "Superseded by another release."))),
                new Named(
                        "change_revised",
                        true,
                        t -> t.own(
                                t.rejected,
                                "revisions",
                                Map.of(
                                        "answers",
                                        List.of(Map.of(
                                                "item", t.item(), "answer", "The down migration is attached."))))),
                new Named(
                        "task_claimed",
                        true,
                        t -> t.api.as("sre-one").post("/tasks/" + t.reviewTask(t.pending) + "/claim", Map.of())),
                new Named("permit_issued", false, t -> t.permit(t.approved, "r-9")),
                new Named(
                        "permit_revoked",
                        false,
                        t -> t.api.as("requester").delete("/changes/permits/" + t.permit.text("id"))),
                new Named("change_executing", true, t -> t.redeem(t.permit, start(t.permitted, "r-1"))),
                new Named("change_succeeded", true, t -> t.report()),
                new Named(
                        "member_removed",
                        false,
                        t -> t.api.as("operator").delete("/directory/teams/sre/members/sre-two")),
                new Named(
                        "access_review_started",
                        false,
                        t -> t.api.as("auditor").post("/compliance/access-reviews", t.review("dba"))),
                new Named("access_decided", false, t -> t.decideOnAccess("keep")),
                new Named("member_removed", false, t -> t.decideOnAccess("revoke")),
                new Named("access_review_closed", false, t -> t.decideOnAccess("keep")));
    }

    @BeforeEach
    void changes_in_every_state() {
        pending = aChange().submit(api);
        approved = aChange().approved(api);
        permitted = aChange().approved(api);
        permit = permit(permitted, "r-1");
        executing = aChange().approved(api);
        execution = redeem(permit(executing, "r-1"), start(executing, "r-1"));
        rejected = aChange().submit(api);
        decide("sre-one", rejected, rejectionOf(rejected, "Say how the schema goes back."));
        accessReview = api.as("auditor").post("/compliance/access-reviews", review("dba"));
    }

    @AfterEach
    void the_database_works_again() {
        for (var table : List.of("countersign.audit_pending", "public.act_ru_execution", "public.act_ru_task")) {
            jdbc.sql("drop trigger if exists sabotage on " + table).update();
        }
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_leaves_its_entry(Named named) {
        var before = entries(named.entry());

        var done = named.act().play(this);

        assertThat(done.status()).describedAs(done.body().toString()).isBetween(200, 299);
        assertThat(entries(named.entry())).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_entry_there_is_no_act(Named named) {
        sabotage("countersign.audit_pending", "insert");
        nothingHappens(named);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void without_the_process_there_is_no_act_and_no_entry(Named named) {
        if (named.movesTheProcess()) {
            sabotage("public.act_ru_execution", "insert or update or delete");
            sabotage("public.act_ru_task", "insert or update or delete");
            nothingHappens(named);
        }
    }

    @Test
    void an_entry_is_never_altered() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("update countersign.audit_pending set person = 'nobody'")
                                .update())
                .hasMessageContaining("append-only");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("delete from countersign.decision").update())
                .hasMessageContaining("append-only");
    }

    private void nothingHappens(Named named) {
        var before = all();

        var answer = named.act().play(this);

        assertThat(answer.status()).describedAs(answer.body().toString()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body().toString()).doesNotContain("sabotage", "insert into", "act_ru");
        assertThat(all()).isEqualTo(before);
    }

    private List<Object> all() {
        var all = new ArrayList<Object>();
        for (var change : List.of(pending, approved, permitted, executing, rejected)) {
            all.add(state(change.text("id")));
        }
        for (var table : List.of(
                "change",
                "membership where until is null",
                "access_review",
                "access_review where closed_at is null",
                "access_review_decision",
                "audit_pending where kind <> 'act_refused'")) {
            all.add(jdbc.sql("select count(*) from countersign." + table)
                    .query(Long.class)
                    .single());
        }
        all.add(jdbc.sql("select count(*) from public.act_ru_task where assignee_ is not null")
                .query(Long.class)
                .single());
        return all;
    }

    private void sabotage(String table, String events) {
        jdbc.sql("""
                create or replace function countersign.sabotage() returns trigger language plpgsql as $$
                begin raise exception 'sabotage'; end $$""").update();
        jdbc.sql("create trigger sabotage before " + events + " on " + table
                        + " for each row execute function countersign.sabotage()")
                .update();
    }

    private Answer own(Answer change, String act, Map<String, ?> body) {
        return api.as("requester").with("If-Match", again(change).etag()).post(path(change) + "/" + act, body);
    }

    private Map<String, Object> review(String team) {
        return Map.of(
                "title",
                "Who needs what",
                "dueAt",
                Instant.now().plus(Duration.ofDays(30)).toString(),
                "teams",
                List.of(team),
                "tokens",
                false,
                "reviewers",
                List.of("owner-one"));
    }

    private Answer decideOnAccess(String verdict) {
        var decision = Map.of("n", 1, "verdict", verdict, "reason", "Asked their lead about this quarter.");
        return api.as("owner-one")
                .post(
                        "/compliance/access-reviews/" + accessReview.text("id") + "/decisions",
                        Map.of("decisions", List.of(decision)));
    }

    private String item() {
        return again(rejected).text("decisions/0/remediation/0/id");
    }

    private Answer report() {
        var report = new LinkedHashMap<String, Object>();
        report.put("result", "succeeded");
        report.put("observedDigest", executing.text("digest"));
        return api.as("requester").post("/changes/executions/" + execution.text("id") + "/outcome", report);
    }

    private long entries(String kind) {
        return jdbc.sql("select count(*) from countersign.audit_pending where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
