package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.AChange.rejectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Law 3: the late voter has the page open, knows the id of the task, and hears what happened, by whom and when. */
class A_closed_change_stays_closed extends Attack {

    private Answer change;
    private String task;

    @BeforeEach
    void a_page_is_open() {
        change = aChange().submit(api);
        task = reviewTask(change);
    }

    @Test
    void a_vote_after_the_approval_comes_too_late() {
        decide("sre-one", change);
        decide("owner-one", change);

        tooLate("sre-two", "already_decided", "approved", "owner-one");
        var byTask = refused(change, 409, "already_decided", () -> complete("sre-two", task, approvalOf(change)));
        assertThat(byTask.text("outcome/who")).isEqualTo("sre-one");
        refused(
                change,
                409,
                "already_decided",
                () -> decide("sre-one", change, rejectionOf(change, "On second thought, add an index.")));
    }

    @Test
    void a_vote_after_the_rejection_comes_too_late() {
        decide("sre-one", change, rejectionOf(change, "Say how the schema goes back."));

        tooLate("sre-two", "already_decided", "rejected", "sre-one");
        refused(change, 409, "already_decided", () -> complete("sre-two", task, approvalOf(change)));
    }

    @Test
    void a_vote_after_the_withdrawal_comes_too_late() {
        withdraw();

        tooLate("sre-one", "change_closed", "withdrawn", "requester");
        var byTask = refused(change, 409, "change_closed", () -> complete("sre-one", task, approvalOf(change)));
        assertThat(byTask.text("outcome/what")).isEqualTo("withdrawn");
        assertThat(byTask.text("outcome/who")).isEqualTo("requester");
    }

    @Test
    void a_vote_after_the_time_to_decide_comes_too_late_though_no_timer_has_noticed() {
        time.advance(Duration.ofDays(3));

        tooLate("sre-one", "change_closed", "expired", "system");
        refused(change, 409, "change_closed", () -> complete("sre-one", task, approvalOf(change)));
    }

    @Test
    void a_vote_after_the_success_comes_too_late() {
        succeeded();

        tooLate("sre-two", "change_closed", "succeeded", "requester");
        refused(change, 409, "already_decided", () -> complete("sre-two", task, approvalOf(change)));
    }

    @Test
    void what_is_withdrawn_is_neither_revised_nor_withdrawn_nor_run() {
        withdraw();
        var requester = api.as("requester").with("If-Match", again(change).etag());

        refused(
                change,
                409,
                "change_closed",
                () -> requester.post(path(change) + "/revisions", Map.of("title", "Again")));
        refused(
                change,
                409,
                "change_closed",
                () -> requester.post(path(change) + "/withdrawal", Map.of("reason", "Once more, to be sure.")));
        refused(change, 409, "change_closed", () -> permit(change, "r-1"));
    }

    @Test
    void what_has_run_is_neither_revised_nor_run_nor_reported_again() {
        var execution = succeeded();
        var requester = api.as("requester").with("If-Match", again(change).etag());

        refused(
                change,
                409,
                "change_closed",
                () -> requester.post(path(change) + "/revisions", Map.of("title", "Again")));
        refused(change, 409, "change_closed", () -> permit(change, "r-2"));
        var twice = refused(change, 409, "already_reported", () -> report(execution, "failed"));
        assertThat(twice.text("outcome/what")).isEqualTo("succeeded");
        assertThat(twice.text("outcome/who")).isEqualTo("requester");
    }

    @Test
    void not_even_the_database_opens_it_again() {
        withdraw();

        assertThatThrownBy(() -> jdbc.sql(
                                "update countersign.change set status = 'pending', closed_at = null where id = ?")
                        .param(change.text("id"))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from countersign.change where id = ?")
                        .param(change.text("id"))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_change_that_runs_is_neither_withdrawn_nor_revised() {
        decide("sre-one", change);
        decide("owner-one", change);
        redeem(permit(change, "r-1"), start(change, "r-1"));
        var requester = api.as("requester").with("If-Match", again(change).etag());

        refused(
                change,
                409,
                "change_executing",
                () -> requester.post(path(change) + "/withdrawal", Map.of("reason", "I would rather not.")));
        refused(
                change,
                409,
                "change_executing",
                () -> requester.post(path(change) + "/revisions", Map.of("title", "Other")));
    }

    @Test
    void a_late_voter_who_may_not_see_the_change_learns_nothing_of_it() {
        withdraw();
        administer("POST", "/people", Map.of("id", "passer-by", "name", "Passer-by"));
        administer(
                "POST", "/accounts", Map.of("id", "passer-by", "person", "passer-by", "password", "passing-by-only"));
        var stranger = api.with("Authorization", "Basic cGFzc2VyLWJ5OnBhc3NpbmctYnktb25seQ==");

        refused(change, 404, "change_not_found", () -> stranger.post(path(change) + "/decisions", approvalOf(change)));
        var byTask = stranger.post("/tasks/" + task + "/completion", Map.of("variables", approvalOf(change)));
        assertThat(byTask.status()).isEqualTo(404);
        assertThat(byTask.body().toString()).doesNotContain("withdrawn");
    }

    private void tooLate(String account, String code, String what, String who) {
        var answer = refused(change, 409, code, () -> decide(account, change));
        assertThat(answer.text("outcome/what")).isEqualTo(what);
        assertThat(answer.text("outcome/who")).isEqualTo(who);
        assertThat(answer.text("detail")).contains(what);
    }

    private void withdraw() {
        var withdrawn = api.as("requester")
                .with("If-Match", again(change).etag())
                .post(path(change) + "/withdrawal", Map.of("reason", "Superseded by another release."));
        assertThat(withdrawn.status()).describedAs(withdrawn.body().toString()).isEqualTo(200);
    }

    private String succeeded() {
        decide("sre-one", change);
        decide("owner-one", change);
        var execution = redeem(permit(change, "r-1"), start(change, "r-1")).text("id");
        assertThat(report(execution, "succeeded").status()).isEqualTo(200);
        return execution;
    }

    private Answer report(String execution, String result) {
        return api.as("requester")
                .post(
                        "/changes/executions/" + execution + "/outcome",
                        Map.of("result", result, "observedDigest", change.text("digest")));
    }
}
