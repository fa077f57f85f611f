package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Law 9: a refusal says why in one sentence, what to do next, and stays on record with who tried it and how. */
class When_in_doubt_it_refuses_and_records extends Attack {

    @AfterEach
    void the_log_works_again() {
        jdbc.sql("drop trigger if exists sabotage on countersign.audit_pending").update();
    }

    @Test
    void the_record_names_who_tried_what() {
        var change = aChange().by("sre-one").submit(api);

        refused(change, 403, "self_decision", () -> decide("sre-one", change));

        var entry = jdbc.sql("""
                        select subject, account, person, method, door, data ->> 'code' as code, data ->> 'detail' as detail
                        from countersign.audit_pending where kind = 'act_refused'""").query().singleRow();
        assertThat(entry)
                .containsEntry("subject", change.text("id"))
                .containsEntry("account", "sre-one")
                .containsEntry("person", "sre-one")
                .containsEntry("method", "password")
                .containsEntry("code", "self_decision");
        assertThat(entry.get("detail").toString()).endsWith(".");
    }

    @Test
    void the_timeline_of_the_change_shows_it() {
        var change = aChange().by("sre-one").submit(api);
        decide("sre-one", change);

        assertThat(api.as("auditor").get(path(change) + "/timeline").body().toString())
                .contains("act_refused", "self_decision");
    }

    @Test
    void what_is_tried_through_the_inbox_is_on_the_timeline_too() {
        var change = aChange().by("sre-one").submit(api);
        complete("sre-one", reviewTask(change), approvalOf(change));

        assertThat(api.as("auditor").get(path(change) + "/timeline").body().toString())
                .contains("act_refused", "self_decision");
    }

    @Test
    void every_attempt_is_on_record_even_the_same_again() {
        var change = aChange().by("sre-one").submit(api);
        for (int i = 0; i < 5; i++) {
            refused(change, 403, "self_decision", () -> decide("sre-one", change));
        }
        assertThat(refusals("self_decision")).isEqualTo(5);
    }

    @Test
    void a_refusal_that_cannot_be_recorded_is_not_given_and_nothing_happens_either() {
        var change = aChange().by("sre-one").submit(api);
        jdbc.sql("""
                create or replace function countersign.sabotage() returns trigger language plpgsql as $$
                begin raise exception 'sabotage'; end $$""").update();
        jdbc.sql("create trigger sabotage before insert on countersign.audit_pending for each row"
                        + " execute function countersign.sabotage()")
                .update();
        var before = state(change.text("id"));

        var answer = decide("sre-one", change);

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.code()).isNotEqualTo("self_decision");
        assertThat(state(change.text("id"))).isEqualTo(before);
    }

    @Test
    void high_risk_is_acknowledged_or_not_approved() {
        var change = aChange().without("rollbackPlan").submit(api);
        assertThat(change.text("risk/level")).isEqualTo("high");
        var silent = new HashMap<>(approvalOf(change));
        silent.remove("riskAcknowledged");

        refused(change, 422, "invalid", () -> decide("sre-one", change, silent));
        silent.put("riskAcknowledged", false);
        refused(change, 422, "invalid", () -> decide("sre-one", change, silent));
    }

    @Test
    void nobody_approves_over_an_unmet_gate() {
        var change = aChange().without("rollbackPlan").submit(api);

        refused(change, 422, "gate_unmet", () -> decide("sre-one", change));
    }

    @Test
    void a_rejection_says_what_to_put_right() {
        var change = aChange().submit(api);
        var judgement = new HashMap<>(approvalOf(change));
        judgement.put("verdict", "reject");

        refused(change, 422, "invalid", () -> decide("sre-one", change, judgement));
        assertThat(again(change).text("status")).isEqualTo("pending");
    }

    @Test
    void what_does_not_exist_and_what_one_may_not_see_look_alike() {
        administer("POST", "/people", Map.of("id", "passer-by", "name", "Passer-by"));
        administer(
                "POST", "/accounts", Map.of("id", "passer-by", "person", "passer-by", "password", "passing-by-only"));
        var stranger = api.with("Authorization", "Basic cGFzc2VyLWJ5OnBhc3NpbmctYnktb25seQ==");
        var change = aChange().submit(api);
        var absent = change.text("id").replaceFirst(".$", "0");

        var hidden = refused(
                change, 404, "change_not_found", () -> stranger.post(path(change) + "/decisions", approvalOf(change)));
        var nothing = stranger.post("/changes/" + absent + "/decisions", approvalOf(change));
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(hidden.text("detail").replace(change.text("id"), ""))
                .isEqualTo(nothing.text("detail").replace(absent, ""));
    }
}
