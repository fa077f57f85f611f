package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The happy path: asked, decided by another process owner, deployed as the bytes that were approved. */
class A_release_from_request_to_in_force extends ReleaseTest {

    @Test
    void it_is_in_force_as_it_was_approved() {
        var draft = draft();
        var before = inForce(FORM);

        var release = request(draft);
        assertThat(release.text("status")).isEqualTo("pending");
        assertThat(release.text("allowedActions/0")).isEqualTo("withdraw");
        var approved = approved(release);
        assertThat(approved.text("status")).isEqualTo("approved");
        assertThat(inForce(FORM).text("model/digest")).isEqualTo(before.text("model/digest"));
        var done = carriedOut(approved);

        assertThat(done.text("status")).as(done.body().toString()).isEqualTo("released");
        assertThat(done.text("version")).isEqualTo("2");
        assertThat(inForce(FORM).body().toString()).contains(draft.text("digest"));
        assertThat(content(FORM, 2)).isNotEqualTo(content(FORM, 1));
        assertThat(instance(done)).isEmpty();
        assertThat(expect(200, api.as("modeler-one").get("/models/drafts/" + draft.text("id")))
                        .text("draft/closedAs"))
                .isEqualTo("released");
        assertThat(entriesOf(done)).containsExactly("release_requested", "release_decided", "model_released");
    }

    @Test
    void it_waits_in_the_inbox_of_those_who_could_decide() {
        var release = requested();

        assertThat(inbox("modeler-one")).doesNotContain("userTask_decideRelease");
        var task = task("modeler-two", "userTask_decideRelease");
        assertThat(task.path("title").asText()).startsWith(FORM + ": ");
        var completed = api.as("modeler-two")
                .post("/tasks/" + task.path("id").asText() + "/completion", Map.of("variables", approval(release)));

        assertThat(completed.status()).as(completed.body().toString()).isBetween(200, 204);
        assertThat(carriedOut(release).text("status")).isEqualTo("released");
    }

    @Test
    void those_who_could_decide_are_told_and_the_requester_of_the_end() {
        var release = requested();
        assertThat(told("modeler-two")).contains("task_opened", release.text("id"), FORM);
        assertThat(told("modeler-one")).doesNotContain(release.text("id"));

        carriedOut(approved(release));

        assertThat(told("modeler-one")).contains("model_released", release.text("id"));
    }

    private String told(String account) {
        return api.as(account).get("/notifications").body().toString();
    }

    @Test
    void one_for_later_waits_for_its_time() {
        var later = time.now().plus(Duration.ofDays(2));
        var wanted = wanted(draft());
        wanted.put("effectiveAt", later.toString());
        var release = approved(expect(201, api.as("modeler-one").post("/models/releases", wanted)));

        assertThat(due(release)).isEmpty();
        refusedToRun(release);
        time.advance(Duration.ofDays(2).plusSeconds(1));

        assertThat(carriedOut(release).text("status")).isEqualTo("released");
    }

    /** Somebody who fires the timer early gets as far as the deployment, and no further. */
    private void refusedToRun(Answer release) {
        jobs(release)
                .forEach(job -> door.open(() -> engine.getManagementService().executeJob(job.getId())));
        var deployment = jobs(release).get(0).getId();
        assertThatThrownBy(() -> door.open(() -> engine.getManagementService().executeJob(deployment)))
                .hasMessageContaining("is for");
        assertThat(shown(release).text("status")).isEqualTo("approved");
        assertThat(inForce(FORM).body().toString()).doesNotContain(release.text("digest"));
        door.open(() -> engine.getManagementService().setJobRetries(deployment, 3));
    }

    @Test
    void nobody_decides_in_time() {
        var release = requested();

        time.advance(Duration.ofDays(3).plusSeconds(1));
        refused(decide("modeler-two", release), 409, "decision_overdue");
        carriedOut(release);

        assertThat(shown(release).text("status")).isEqualTo("expired");
        assertThat(entriesOf(release)).containsExactly("release_requested", "release_expired");
        assertThat(request(draftOf(release)).text("status")).isEqualTo("pending");
    }

    @Test
    void one_rejection_ends_it_and_the_draft_stays_open() {
        var release = requested();

        expect(201, api.as("modeler-two").post(release(release) + "/decisions", judgement("reject", release)));

        assertThat(shown(release).text("status")).isEqualTo("rejected");
        assertThat(instance(release)).isEmpty();
        assertThat(entriesOf(release)).containsExactly("release_requested", "release_decided", "release_rejected");
        refused(decide("modeler-two", release), 409, "release_closed");
    }

    @Test
    void it_is_withdrawn_even_when_it_is_approved() {
        var wanted = wanted(draft());
        wanted.put("effectiveAt", time.now().plus(Duration.ofDays(2)).toString());
        var release = approved(expect(201, api.as("modeler-one").post("/models/releases", wanted)));

        var withdrawn = expect(
                200,
                api.as("modeler-two").post(release(release) + "/withdrawal", Map.of("reason", "The audit is today.")));

        assertThat(withdrawn.text("status")).isEqualTo("withdrawn");
        assertThat(instance(release)).isEmpty();
        refused(
                api.as("modeler-one").post(release(release) + "/withdrawal", Map.of("reason", "Once more.")),
                409,
                "release_closed");
    }

    @Test
    void of_somebody_who_is_forgotten_what_they_decided_stays_and_their_words_go() {
        var release = carriedOut(approved(requested()));
        jdbc.sql("update countersign.person set active = false where id = 'modeler-two'")
                .update();

        var erasure = "/directory/people/modeler-two/erasure";
        expect(201, api.as("operator").post(erasure, Map.of("reason", "They left and asked for it.")));
        expect(200, api.as("auditor").post(erasure + "/confirmation", Map.of()));

        assertThat(shown(release).text("decisions/0/reason")).isEqualTo("erased");
        assertThat(shown(release).text("decisions/0/verdict")).isEqualTo("approve");
    }
}
