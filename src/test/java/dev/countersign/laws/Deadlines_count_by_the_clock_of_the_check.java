package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.rejectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.runtime.Job;

/** Law 5's way of thinking for changes: here no timer ever fires, unless a test fires it too early. */
class Deadlines_count_by_the_clock_of_the_check extends Insider {

    @Test
    void the_last_moment_to_decide_is_too_late() {
        var change = aChange().submit(api);
        time.advance(Duration.between(time.now(), Instant.parse(change.text("dueAt"))));

        var late = refused(change, 409, "change_closed", () -> decide("sre-one", change));
        assertThat(late.text("outcome/what")).isEqualTo("expired");
        assertThat(api.as("sre-one").get(path(change)).body().at("/allowedActions"))
                .isEmpty();
    }

    @Test
    void a_moment_before_is_not() {
        var change = aChange().submit(api);
        time.advance(Duration.between(time.now(), Instant.parse(change.text("dueAt")))
                .minusSeconds(20));

        assertThat(decide("sre-one", change).status()).isEqualTo(201);
    }

    @Test
    void the_second_seat_is_not_given_more_time_than_the_first() {
        var change = aChange().submit(api);
        time.advance(Duration.ofHours(47));
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
        time.advance(Duration.ofHours(1));

        refused(change, 409, "change_closed", () -> decide("owner-one", change));
    }

    @Test
    void an_approval_that_nobody_used_runs_out() {
        var change = aChange().approved(api);
        var permit = permit(change, "r-1");
        time.advance(Duration.between(time.now(), Instant.parse(change.text("dueAt"))));

        var late = refused(change, 409, "change_closed", () -> permit(change, "r-2"));
        assertThat(late.text("outcome/what")).isEqualTo("expired");
        refused(change, 410, "permit_expired", () -> redeem(permit, start(change, "r-1")));
    }

    @Test
    void a_permit_outlives_no_approval() {
        var change = aChange().approved(api);
        var due = Instant.parse(change.text("dueAt"));
        time.advance(Duration.between(time.now(), due.minusSeconds(60)));

        assertThat(Instant.parse(permit(change, "r-1").text("expiresAt"))).isBeforeOrEqualTo(due);
    }

    @Test
    void asking_again_does_not_prolong_an_approval() {
        var change = aChange().approved(api);
        time.advance(Duration.ofHours(40));
        var asked = api.as("requester")
                .with("If-Match", again(change).etag())
                .post(path(change) + "/revisions", Map.of("title", "Deploy checkout"));
        assertThat(asked.status()).describedAs(asked.body().toString()).isEqualTo(201);

        assertThat(again(change).text("status")).isEqualTo("approved");
        assertThat(again(change).text("dueAt")).isEqualTo(change.text("dueAt"));
    }

    @Test
    void the_time_to_remedy_is_over_though_the_task_is_still_there() {
        var change = aChange().submit(api);
        decide("sre-one", change, rejectionOf(change, "Say how the schema goes back."));
        var item = again(change).text("decisions/0/remediation/0/id");
        time.advance(Duration.ofDays(7));
        var answers = Map.of("answers", List.of(Map.of("item", item, "answer", "The down migration is attached.")));

        refused(
                change,
                409,
                "change_closed",
                () -> api.as("requester")
                        .with("If-Match", again(change).etag())
                        .post(path(change) + "/revisions", answers));
        refused(
                change,
                409,
                "change_closed",
                () -> complete("requester", task(change).getId(), answers));
    }

    @Test
    void a_change_that_ran_out_is_not_brought_back_by_a_revision() {
        var pending = aChange().submit(api);
        var approved = aChange().approved(api);
        time.advance(Duration.ofDays(3));

        for (var change : List.of(pending, approved)) {
            var requester = api.as("requester").with("If-Match", again(change).etag());
            refused(
                    change,
                    409,
                    "change_closed",
                    () -> requester.post(path(change) + "/revisions", Map.of("target", "k8s/payments/basket")));
            refused(
                    change,
                    409,
                    "change_closed",
                    () -> requester.post(
                            path(change) + "/withdrawal", Map.of("reason", "Superseded by another release.")));
            assertThat(api.as("requester").get(path(change)).body().at("/allowedActions"))
                    .isEmpty();
        }
    }

    @Test
    void an_outcome_that_is_overdue_is_shown_as_such() {
        var change = aChange().approved(api);
        redeem(permit(change, "r-1"), start(change, "r-1"));
        time.advance(Duration.ofHours(5));

        assertThat(again(change).text("execution/state")).isEqualTo("unreported");
    }

    @Test
    void a_timer_that_fires_too_early_closes_nothing() {
        var change = aChange().submit(api);
        var before = state(change.text("id"));

        assertThatThrownBy(() -> door.open(() ->
                        engine.getManagementService().executeJob(overdue(change).getId())))
                .hasMessageContaining("until");

        assertThat(state(change.text("id"))).isEqualTo(before);
        assertThat(decide("sre-one", change).status()).isEqualTo(201);
    }

    @Test
    void a_timer_that_fires_late_writes_down_what_was_true_already() {
        var change = aChange().submit(api);
        time.advance(Duration.ofDays(3));
        door.open(() -> engine.getManagementService().executeJob(overdue(change).getId()));

        assertThat(again(change).text("status")).isEqualTo("expired");
        refused(change, 409, "change_closed", () -> decide("sre-one", change));
    }

    private Job overdue(Answer change) {
        return engine.getManagementService().createJobQuery().processInstanceId(instance(change)).list().stream()
                .filter(job -> activity(job).equals("boundaryEvent_decisionOverdue"))
                .findFirst()
                .orElseThrow();
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
