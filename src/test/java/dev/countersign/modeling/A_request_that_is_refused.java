package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be asked to be released, with the reason and what to do. */
class A_request_that_is_refused extends ReleaseTest {

    private Answer ask(Map<String, Object> wanted) {
        return api.as("modeler-one").post("/models/releases", wanted);
    }

    @Test
    void one_without_a_word_why() {
        var wanted = wanted(draft());
        wanted.put("summary", " ");
        wanted.put("instances", "vanish");

        var answer = ask(wanted);

        refused(answer, 422, "invalid");
        assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly("summary", "instances");
    }

    @Test
    void one_of_what_the_draft_is_not_any_more() {
        var draft = draft();
        var wanted = wanted(draft);
        edited("modeler-one", draft, "\"required\": false", "\"required\":  false");

        refused(ask(wanted), 409, "stale_digest");
    }

    @Test
    void one_of_a_draft_that_the_check_does_not_let_through() {
        var draft = draft(
                "change-approval.bpmn",
                "camunda:delegateExpression=\"${countDecisions}\"",
                "camunda:class=\"java.lang.Runtime\"");

        var answer = ask(wanted(draft));

        refused(answer, 422, "check_failed");
        assertThat(answer.text("detail")).contains("serviceTask_countDecisions");
    }

    @Test
    void one_that_began_from_what_is_in_force_no_more() {
        var old = draft(FORM, "\"required\": true", "\"required\":  true");
        released(draft());

        refused(ask(wanted(old)), 409, "model_moved_on");
    }

    @Test
    void a_second_one_of_the_same_draft() {
        var draft = draft();
        request(draft);

        refused(ask(wanted(draft)), 409, "release_open");
    }

    @Test
    void one_for_yesterday_or_for_next_year() {
        var wanted = wanted(draft());
        wanted.put("effectiveAt", time.now().minusSeconds(60).toString());
        refused(ask(wanted), 422, "invalid");
        wanted.put("effectiveAt", time.now().plus(Duration.ofDays(31)).toString());
        refused(ask(wanted), 422, "invalid");
    }

    @Test
    void one_of_rules_without_a_replay() {
        var draft = draft("risk.dmn", "</definitions>", "</definitions> ");
        var wanted = wanted(draft);

        refused(ask(wanted), 422, "replay_needed");
        wanted.put("replay", "rpl_of_something_else");
        refused(ask(wanted), 422, "replay_of_something_else");
    }

    @Test
    void one_of_a_draft_that_was_given_up() {
        var draft = draft();
        api.as("modeler-one").delete("/models/drafts/" + draft.text("id"));

        refused(ask(wanted(draft)), 409, "draft_closed");
    }

    @Test
    void a_comment_that_says_nothing_decides_nothing() {
        var release = requested();

        var answer = api.as("modeler-two")
                .post(
                        release(release) + "/decisions",
                        Map.of("verdict", "approve", "reason", "LGTM", "digest", release.text("digest")));

        refused(answer, 422, "invalid");
        assertThat(shown(release).text("status")).isEqualTo("pending");
    }

    @Test
    void the_same_request_sent_twice_is_one() {
        var draft = draft();
        var first =
                api.as("modeler-one").with("Idempotency-Key", "once-only-1").post("/models/releases", wanted(draft));
        var second =
                api.as("modeler-one").with("Idempotency-Key", "once-only-1").post("/models/releases", wanted(draft));

        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }
}
