package dev.countersign.approval;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Who_may_decide extends LifecycleTest {

    private Api.Answer asked(String account, Api.Answer change) {
        return expect(200, api.as(account).get(path(change) + "/eligibility"));
    }

    private List<String> could(Api.Answer change) {
        var could = new ArrayList<String>();
        asked("auditor", change)
                .body()
                .path("couldDecide")
                .forEach(one -> could.add(
                        one.path("team").asText() + "/" + one.path("person").asText()));
        return could;
    }

    private List<String> allowed(String account, Api.Answer change) {
        var allowed = new ArrayList<String>();
        api.as(account).get(path(change)).body().path("allowedActions").forEach(action -> allowed.add(action.asText()));
        return allowed;
    }

    @ParameterizedTest
    @CsvSource({
        "requester, self_decision",
        "developer, author_decision",
        "owner-one, not_in_team",
        "auditor, not_in_team",
        "operator, not_in_team",
        "commander, not_in_team"
    })
    void is_told_why_not_and_refused_for_that_reason(String account, String code) {
        var change = aChange().having("authors", List.of("developer")).submit(api);
        var before = everything(change);
        var answer = asked(account, change);
        assertThat(answer.text("eligible")).isEqualTo("false");
        assertThat(answer.body().path("reasons").findValuesAsText("code")).contains(code);
        assertThat(answer.text("reasons/0/detail")).isNotBlank();
        assertThat(allowed(account, change)).doesNotContain("approve", "reject");
        refused(api.as(account).post(path(change) + "/decisions", approvalOf(change)), 403, code);
        assertThat(everything(change)).isEqualTo(before);
    }

    @Test
    void is_told_that_they_may_and_who_else_could() {
        var change = aChange().submit(api);
        var answer = asked("sre-one", change);
        assertThat(answer.text("eligible")).isEqualTo("true");
        assertThat(answer.body().path("reasons")).isEmpty();
        assertThat(answer.text("feasible")).isEqualTo("true");
        assertThat(could(change))
                .containsExactlyInAnyOrder(
                        "sre/sre-one", "sre/sre-two", "payments-owners/owner-one", "payments-owners/owner-two");
        assertThat(allowed("sre-one", change)).containsExactly("approve", "reject");
        assertThat(allowed("requester", change)).contains("revise", "withdraw").doesNotContain("approve");
        assertThat(allowed("auditor", change)).isEmpty();

        decided(change, "sre-one");
        assertThat(could(change)).containsExactlyInAnyOrder("payments-owners/owner-one", "payments-owners/owner-two");
        assertThat(asked("sre-one", change).body().path("reasons").findValuesAsText("code"))
                .contains("already_decided", "not_in_team");
        decided(change, "owner-two");
        assertThat(could(change)).isEmpty();
        var late = asked("owner-one", change);
        assertThat(late.text("reasons/0/code")).isEqualTo("already_decided");
        assertThat(allowed("requester", change)).contains("permit", "revise", "withdraw");
        refused(api.as("owner-one").post(path(change) + "/decisions", approvalOf(change)), 409, "already_decided");
    }

    @Test
    void does_no_longer_who_left_the_team_a_moment_ago() {
        var change = aChange().submit(api);
        expect(204, api.as("operator").delete("/directory/teams/sre/members/sre-one"));
        assertThat(asked("auditor", change).text("feasible")).isEqualTo("true");
        assertThat(could(change)).doesNotContain("sre/sre-one");
        var answer = api.as("sre-one").post(path(change) + "/decisions", approvalOf(change));
        assertThat(answer.status()).isIn(403, 404);
        assertThat(seen(change).body().path("decisions")).isEmpty();
    }

    @Test
    void is_said_at_once_to_be_nobody_and_to_be_somebody_again() {
        var change = aChange().submit(api);
        var other = aChange().in("development").submit(api);
        assertThat(change.text("feasible")).isEqualTo("true");
        var operator = api.as("operator");
        expect(204, operator.delete("/directory/teams/payments-owners/members/owner-one"));
        assertThat(seen(change).text("feasible")).isEqualTo("true");
        expect(204, operator.delete("/directory/teams/payments-owners/members/owner-two"));
        assertThat(seen(change).text("feasible")).isEqualTo("false");
        assertThat(seen(other).text("feasible")).isEqualTo("true");
        assertThat(timeline(change)).endsWith("became_infeasible");
        assertThat(timeline(other)).doesNotContain("became_infeasible");
        var answer = asked("sre-one", change);
        assertThat(answer.text("feasible")).isEqualTo("false");
        assertThat(answer.text("detail")).contains("payments-owners");
        assertThat(answer.text("eligible"))
                .as("the open seat is not the short one")
                .isEqualTo("true");
        assertThat(api.as("sre-one").get("/changes?view=waiting-for-me").text("items/0/feasible"))
                .isEqualTo("false");

        expect(200, operator.send("PUT", "/directory/teams/payments-owners/members/commander", Map.of()));
        assertThat(seen(change).text("feasible")).isEqualTo("true");
        assertThat(timeline(change)).endsWith("became_infeasible", "became_feasible");
        assertThat(could(change)).contains("payments-owners/commander");

        expect(200, operator.send("PATCH", "/directory/people/commander", Map.of("active", false)));
        assertThat(seen(change).text("feasible")).isEqualTo("false");
        assertThat(timeline(change)).endsWith("became_feasible", "became_infeasible");
    }

    @Test
    void is_nobody_whose_accounts_are_all_disabled() {
        var change = aChange().submit(api);
        var operator = api.as("operator");
        expect(204, operator.delete("/directory/teams/payments-owners/members/owner-two"));
        expect(200, operator.send("PATCH", "/directory/accounts/owner-one", Map.of("active", false)));
        assertThat(seen(change).text("feasible")).isEqualTo("false");
        assertThat(could(change)).noneMatch(who -> who.startsWith("payments-owners/"));

        expect(200, operator.send("PATCH", "/directory/accounts/owner-one", Map.of("active", true)));
        assertThat(seen(change).text("feasible")).isEqualTo("true");
        assertThat(could(change)).contains("payments-owners/owner-one");
    }

    @Test
    void is_said_to_be_nobody_at_submission() {
        var operator = api.as("operator");
        expect(204, operator.delete("/directory/teams/dba/members/dba-one"));
        var change = expect(201, aChange().having("action", "data-migration").submit(api));
        assertThat(change.text("status")).isEqualTo("pending");
        assertThat(change.text("feasible")).isEqualTo("false");
        assertThat(timeline(change)).contains("became_infeasible");
        assertThat(asked("requester", change).text("detail")).contains("dba");
    }

    @Test
    void counts_one_person_once_however_many_seats_are_theirs() {
        var operator = api.as("operator");
        for (var person : List.of("owner-one", "owner-two")) {
            expect(204, operator.delete("/directory/teams/payments-owners/members/" + person));
        }
        expect(200, operator.send("PUT", "/directory/teams/payments-owners/members/sre-one", Map.of()));
        assertThat(expect(201, aChange().submit(api)).text("feasible")).isEqualTo("true");
        expect(204, operator.delete("/directory/teams/sre/members/sre-two"));
        var change = expect(201, aChange().submit(api));
        assertThat(change.text("feasible")).isEqualTo("false");
        assertThat(could(change)).containsExactlyInAnyOrder("sre/sre-one", "payments-owners/sre-one");
    }

    @Test
    void may_be_an_entry_of_the_log_for_every_fact() {
        var change = decided(aChange().submit(api), "sre-one", "owner-one");
        var entries = entries(change);
        assertThat(timeline(change))
                .containsExactly(
                        "change_submitted",
                        "policy_worked_out",
                        "decision_recorded",
                        "decision_recorded",
                        "change_approved");
        var ids = new ArrayList<String>();
        entries.forEach(entry -> ids.add(entry.path("id").asText()));
        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.startsWith("aud_"));
        assertThat(entries.get(2).path("account").asText()).isEqualTo("sre-one");
        assertThat(entries.get(2).at("/data/digest").asText()).isEqualTo(change.text("digest"));
        assertThat(entries.get(4).path("subject").asText()).isEqualTo(change.text("id"));
    }
}
