package dev.countersign.modeling;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class A_table_that_is_tried extends DraftTest {

    private static final String RISK = shipped("processes/risk.dmn");

    private String riskier() {
        return draft("risk.dmn", altered(RISK, "id=\"rule_production\"", "\"medium\"", "\"high\""));
    }

    private Map<String, ?> wanted() {
        return Map.of("change", aChange().proposal(), "requester", "requester");
    }

    @Test
    void says_what_the_change_would_be_asked_before_and_after() {
        var tried = expect(200, attempt(riskier(), wanted()));

        assertThat(tried.text("before/risk/level")).isEqualTo("medium");
        assertThat(tried.text("after/risk/level")).isEqualTo("high");
        assertThat(tried.body().at("/before/stages")).isNotEmpty();
        assertThat(tried.body().at("/after/couldDecide")).isNotEmpty();
        assertThat(tried.body().at("/before").has("refusal")).isFalse();
    }

    @Test
    void says_which_rules_of_which_tables_fitted_and_on_what_inputs() {
        var tables = expect(200, attempt(riskier(), wanted())).body().path("tables");

        assertThat(tables.findValuesAsText("table"))
                .containsExactly("risk", "approval-terms", "approval-stages", "gates");
        assertThat(tables.get(0).path("proposed").asBoolean()).isTrue();
        assertThat(tables.get(1).path("proposed").asBoolean()).isFalse();
        assertThat(tables.get(0).at("/hits").toString()).contains("rule_production");
        assertThat(tables.get(0).at("/inputs/environment").asText()).isEqualTo("production");
        assertThat(tables.get(1).at("/inputs/risk").asText()).isEqualTo("high");
    }

    @Test
    void says_what_would_be_refused() {
        var silent = draft(
                "risk.dmn",
                altered(RISK, "id=\"rule_production\"", "\"production\"", "\"staging\"")
                        .replaceAll("<text>\"production\"</text>", "<text>\"development\"</text>"));

        var tried = expect(200, attempt(silent, wanted()));

        assertThat(tried.text("after/refusal/code")).isEqualTo("policy_incomplete");
        assertThat(tried.text("after/refusal/detail")).contains("risk");
        assertThat(tried.text("before/risk/level")).isEqualTo("medium");
    }

    @Test
    void asks_for_a_change_that_is_complete() {
        var change = Map.of("change", aChange().without("title").proposal(), "requester", "requester");

        var refused = expect(422, attempt(riskier(), change));

        assertThat(refused.text("errors/0/field")).isEqualTo("title");
    }

    @Test
    void is_tried_in_the_name_of_somebody_there_is() {
        expect(422, attempt(riskier(), Map.of("change", aChange().proposal(), "requester", "nobody")));
    }

    @Test
    void has_to_be_one_that_changes_are_judged_by() {
        var glass = draft("break-glass-policy.dmn", shipped("processes/break-glass-policy.dmn"));

        assertThat(expect(422, attempt(glass, wanted())).code()).isEqualTo("trial_not_applicable");
    }

    @Test
    void is_not_tried_by_everybody() {
        var draft = riskier();

        assertThat(api.as("requester")
                        .post("/models/drafts/" + draft + "/try", wanted())
                        .code())
                .isEqualTo("not_a_process_owner");
        assertThat(api.as("auditor")
                        .post("/models/drafts/" + draft + "/try", wanted())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void is_not_tried_once_it_was_given_up() {
        var draft = riskier();
        expect(200, api.as(OWNER).delete("/models/drafts/" + draft));

        assertThat(expect(409, attempt(draft, wanted())).code()).isEqualTo("draft_closed");
    }
}
