package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law 7 with a process owner's pen: whatever the picture says, the tables and the rules below it decide. */
class An_edited_process_gets_no_change_through extends Insider {

    private static final String PROCESS = "processes/change-approval.bpmn";

    @Test
    void when_it_leaves_the_review_out() {
        release(
                PROCESS,
                "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"subProcess_review\"",
                "sourceRef=\"businessRuleTask_workOutPolicy\" targetRef=\"receiveTask_executionStarted\"");

        notThrough(aChange().submit(api));
    }

    @Test
    void when_every_way_out_of_the_gateway_says_yes() {
        release(PROCESS, "${change.status == 'approved'}", "${change.status != 'approved'}");

        notThrough(aChange().submit(api));
    }

    @Test
    void when_the_review_is_over_before_it_began() {
        release(PROCESS, "${change.status != 'pending'}", "${change.status == 'pending'}");

        notThrough(aChange().submit(api));
    }

    @Test
    void when_nobody_asks_policy() {
        release(
                PROCESS,
                "sourceRef=\"businessRuleTask_assessRisk\" targetRef=\"businessRuleTask_workOutPolicy\"",
                "sourceRef=\"businessRuleTask_assessRisk\" targetRef=\"subProcess_review\"");
        var count = changes();

        var answer = aChange().submit(api);

        assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("policy_incomplete");
        assertThat(changes()).isEqualTo(count);
    }

    /** A change that needs nobody in development becomes one in production that nobody was asked about. */
    @Test
    void when_nobody_asks_policy_again_after_a_revision() {
        release(
                PROCESS,
                "sourceRef=\"boundaryEvent_approvedChangeRevised\" targetRef=\"businessRuleTask_assessRisk\"",
                "sourceRef=\"boundaryEvent_approvedChangeRevised\" targetRef=\"subProcess_review\"");
        var change = aChange().in("development").submit(api);
        assertThat(change.text("status")).isEqualTo("approved");

        refused(
                change,
                422,
                "policy_incomplete",
                () -> api.as("requester")
                        .with("If-Match", again(change).etag())
                        .post(path(change) + "/revisions", Map.of("environment", "production")));
        assertThat(again(change).text("environment")).isEqualTo("development");
    }

    @Test
    void when_the_review_task_has_another_name() {
        release(PROCESS, "userTask_reviewChange", "userTask_somethingElse");
        var change = aChange().submit(api);
        var task = task(change).getId();

        var completed = complete("sre-one", task, dev.countersign.AChange.approvalOf(change));

        assertThat(completed.status()).isLessThan(500);
        notThrough(change);
    }

    @Test
    void when_the_requester_is_the_candidate() {
        release(PROCESS, "camunda:candidateGroups=\"${change.openTeam}\"", "camunda:candidateGroups=\"payments-dev\"");
        var change = aChange().submit(api);

        refused(change, 403, "self_decision", () -> decide("requester", change));
        refused(
                change,
                403,
                "self_decision",
                () -> complete("requester", task(change).getId(), dev.countersign.AChange.approvalOf(change)));
        refused(change, 403, "not_in_team", () -> decide("developer", change));
        refused(
                change,
                403,
                "not_in_team",
                () -> complete("developer", task(change).getId(), dev.countersign.AChange.approvalOf(change)));
        notThrough(change);
    }

    @Test
    void when_it_asks_policy_again_and_again_to_gain_time() {
        release(
                PROCESS,
                "sourceRef=\"gateway_approved\" targetRef=\"receiveTask_executionStarted\"",
                "sourceRef=\"gateway_approved\" targetRef=\"businessRuleTask_workOutPolicy\"");
        var change = aChange().submit(api);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);

        var last = decide("owner-one", change);

        assertThat(last.status()).describedAs(last.body().toString()).isGreaterThanOrEqualTo(400);
        notThrough(change);
    }

    private void notThrough(Answer change) {
        assertThat(change.status()).describedAs(change.body().toString()).isEqualTo(201);
        assertThat(again(change).text("status")).isEqualTo("pending");
        refused(change, 409, "not_approved", () -> permit(change, "r-1"));
    }

    private long changes() {
        return jdbc.sql("select count(*) from countersign.change")
                .query(Long.class)
                .single();
    }
}
