package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.AChange;
import dev.countersign.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 8: the word of a client counts for nothing, and a table that says too little or too much refuses. */
class Policy_comes_from_released_tables extends Insider {

    private static final String POLICY = "processes/approval-policy.dmn";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "risk",
                "policy",
                "stages",
                "terms",
                "gates",
                "status",
                "automatic",
                "requester",
                "digest",
                "dueAt",
                "excluded",
                "revision"
            })
    void what_a_client_says_of_risk_or_policy_is_refused(String field) {
        var change = aChange().having(field, "low").submit(api);

        assertThat(change.status()).isEqualTo(400);
        assertThat(change.code()).isEqualTo("unknown_field");
        assertThat(changes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "person", "account", "onBehalfOf", "approved"})
    void what_an_approver_says_of_their_seat_is_refused(String field) {
        var change = aChange().submit(api);
        var judgement = new java.util.HashMap<>(AChange.approvalOf(change));
        judgement.put(field, "owner-one");

        var before = state(change.text("id"));

        var answer = decide("sre-one", change, judgement);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown_field");
        assertThat(state(change.text("id"))).isEqualTo(before);
    }

    @Test
    void production_is_never_automatic_whatever_the_table_says() {
        edit("terms_production_mode", "\"approval\"", "\"automatic\"");

        refusedWith("policy_floor", aChange());
    }

    @Test
    void production_has_no_self_decision_whatever_the_table_says() {
        edit("terms_production_selfDecision", "false", "true");

        refusedWith("policy_floor", aChange());
    }

    @Test
    void no_seats_in_production_are_not_everyone() {
        var zero = cell(
                cell(read(POLICY), "stages_productionOperations_seats", "1", "0"),
                "stages_productionOwners_seats",
                "1",
                "0");
        release(POLICY, zero);

        refusedWith("policy_floor", aChange());
    }

    @Test
    void nobody_in_production_is_not_automatic() {
        var nobody = cell(read(POLICY), "stages_productionOperations_seats", "1", "0");
        nobody = cell(nobody, "stages_productionOperations_team", "\"sre\"", "\"nobody\"");
        nobody = cell(nobody, "stages_productionOwners_seats", "1", "0");
        nobody = cell(nobody, "stages_productionOwners_team", "\"project-owners\"", "\"nobody\"");
        release(POLICY, nobody);

        refusedWith("policy_floor", aChange());
    }

    @Test
    void a_permit_does_not_live_for_hours_whatever_the_table_says() {
        edit("terms_production_permitLife", "\"PT5M\"", "\"PT8H\"");

        refusedWith("policy_floor", aChange());
    }

    @Test
    void a_seat_of_a_team_that_nobody_knows_is_no_seat() {
        edit("stages_productionOperations_team", "\"sre\"", "\"the-cat\"");

        refusedWith("policy_unreadable", aChange());
    }

    @Test
    void a_table_that_does_not_answer_opens_nothing() {
        edit("terms_production_environment", "\"production\"", "\"moon\"");

        refusedWith("policy_incomplete", aChange());
    }

    @Test
    void a_table_that_answers_twice_opens_nothing() {
        edit("terms_staging_environment", "\"staging\"", "\"staging\",\"production\"");

        refusedWith("policy_ambiguous", aChange());
    }

    @Test
    void a_table_that_cannot_be_read_opens_nothing() {
        edit("terms_production_environment", "\"production\"", "\"production\" and and");

        refusedWith("policy_unreadable", aChange());
    }

    @Test
    void a_gate_that_nobody_knows_is_not_met() {
        release("processes/gates.dmn", "\"inside-window\"", "\"moon-phase\"");
        var change = aChange().submit(api);
        decide("sre-one", change);
        assertThat(decide("owner-one", change).text("change/status")).isEqualTo("approved");

        refused(change, 422, "gate_unmet", () -> permit(change, "r-1"));
    }

    @Test
    void a_table_that_turned_bad_stops_a_revision_and_leaves_the_change_as_it_was() {
        var change = aChange().submit(api);
        edit("terms_production_mode", "\"approval\"", "\"automatic\"");

        refused(
                change,
                422,
                "policy_floor",
                () -> api.as("requester")
                        .with("If-Match", again(change).etag())
                        .post(path(change) + "/revisions", Map.of("target", "k8s/payments/basket")));
    }

    @Test
    void a_table_released_later_does_not_lower_what_a_change_was_asked() {
        var change = aChange().submit(api);
        edit("stages_productionOwners_team", "\"project-owners\"", "\"sre\"");
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        assertThat(again(change).text("status")).isEqualTo("pending");
        refused(change, 403, "not_in_team", () -> decide("sre-two", change));
    }

    @Test
    void the_outcome_keeps_the_version_the_digest_and_the_rules() {
        var change = aChange().submit(api);

        assertThat(change.text("policy/digest")).startsWith("sha256:");
        assertThat(change.body().at("/policy/tables")).hasSize(4);
        assertThat(change.body().at("/policy/rules").findValuesAsText("id"))
                .contains("rule_production", "rule_terms_production", "rule_stages_productionOperations");
    }

    @Test
    void a_self_decision_needs_the_word_of_a_rule() {
        joins("requester", "payments-owners");
        var forbidden = aChange().in("staging").submit(api);
        refused(forbidden, 403, "self_decision", () -> decide("requester", forbidden));
        edit("terms_staging_selfDecision", "false", "true");
        var allowed = aChange().in("staging").submit(api);

        assertThat(decide("requester", allowed).text("change/status")).isEqualTo("approved");
        assertThat(permit(allowed, "r-1").status()).isEqualTo(201);
    }

    @Test
    void automatic_in_development_is_what_a_rule_says() {
        var change = aChange().in("development").submit(api);

        assertThat(change.text("status")).isEqualTo("approved");
        assertThat(change.text("policy/terms/automatic")).isEqualTo("true");
    }

    private void edit(String cell, String was, String becomes) {
        release(POLICY, cell(read(POLICY), cell, was, becomes));
    }

    /** The text of one cell, found by the end of its entry's id. */
    private static String cell(String table, String cell, String was, String becomes) {
        var at = table.indexOf(cell + "\">");
        assertThat(at).describedAs(cell).isPositive();
        var from = table.indexOf("<text>" + was + "</text>", at);
        assertThat(from - at).describedAs(was).isBetween(0, 200);
        return table.substring(0, from) + "<text>" + becomes + "</text>"
                + table.substring(from + ("<text>" + was + "</text>").length());
    }

    private void refusedWith(String code, AChange proposal) {
        var recorded = refusals(code);
        Answer answer = proposal.submit(api);

        assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("next")).isNotBlank();
        assertThat(changes()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        assertThat(refusals(code)).isEqualTo(recorded + 1);
    }

    private long changes() {
        return jdbc.sql("select count(*) from countersign.change")
                .query(Long.class)
                .single();
    }
}
