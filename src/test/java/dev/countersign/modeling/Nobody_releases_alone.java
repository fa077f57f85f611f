package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api.Answer;
import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.variable.Variables;
import org.springframework.core.io.ClassPathResource;

/** Laws 1, 4 and 7 for models: no door lets somebody put in force what nobody else has approved. */
class Nobody_releases_alone extends ReleaseTest {

    private static final String PROCESS = "processes/model-release.bpmn";

    @Test
    void not_the_requester() {
        var release = requested();

        stays(release, 403, "own_release", () -> decide("modeler-one", release));
    }

    @Test
    void not_an_author_who_let_another_ask() {
        var begun = draft();
        api.as("modeler-one").delete("/models/drafts/" + begun.text("id") + "/lock");
        var draft = edited("modeler-two", begun, "\"required\": false", "\"required\":  false");
        var owner = api.as("operator").send("PUT", "/directory/teams/process-owners/members/owner-one", Map.of());
        assertThat(owner.status()).isBetween(200, 299);
        var release = expect(201, api.as("modeler-one").post("/models/releases", wanted(draft)));

        stays(release, 403, "own_release", () -> decide("modeler-two", release));
        assertThat(expect(201, decide("owner-one", release)).text("status")).isEqualTo("approved");
    }

    @Test
    void not_the_author_through_a_second_account() {
        var password = "a long password";
        var added = api.as("operator")
                .post(
                        "/directory/accounts",
                        Map.of("id", "modeler-too", "person", "modeler-one", "password", password));
        assertThat(added.status()).as(added.body().toString()).isBetween(200, 299);
        var release = requested();
        var basic = Base64.getEncoder().encodeToString(bytes("modeler-too:" + password));

        stays(
                release,
                403,
                "own_release",
                () -> api.with("Authorization", "Basic " + basic)
                        .post(release(release) + "/decisions", approval(release)));
    }

    @Test
    void not_somebody_who_only_stands_in() {
        var release = requested();
        var away = api.as("operator")
                .post(
                        "/directory/people/modeler-two/absences",
                        Map.of("until", time.now().plus(Duration.ofDays(7)).toString(), "standIn", "owner-one"));
        assertThat(away.status()).isBetween(200, 299);

        stays(release, 403, "not_a_process_owner", () -> decide("owner-one", release));
        assertThat(inbox("owner-one")).doesNotContain("userTask_decideRelease");
    }

    @Test
    void not_by_bytes_that_nobody_looked_at() {
        var release = requested();
        var judgement = new HashMap<String, Object>(approval(release));
        judgement.put("digest", "sha256:" + "0".repeat(64));

        stays(
                release,
                409,
                "stale_digest",
                () -> api.as("modeler-two").post(release(release) + "/decisions", judgement));
    }

    @Test
    void not_by_what_the_draft_became_afterwards() {
        var draft = draft();
        var release = request(draft);
        edited("modeler-one", draft, "\"required\": false", "\"required\":  false");

        var done = carriedOut(approved(release));

        assertThat(done.text("status")).isEqualTo("released");
        assertThat(inForce(FORM).text("model/digest")).isEqualTo(release.text("digest"));
        assertThat(draftOf(release).text("closedAs")).isEmpty();
    }

    @Test
    void not_with_the_voice_of_somebody_who_left_meanwhile() {
        var wanted = wanted(draft());
        wanted.put("effectiveAt", time.now().plus(Duration.ofDays(2)).toString());
        var release = approved(expect(201, api.as("modeler-one").post("/models/releases", wanted)));
        var left = api.as("operator").delete("/directory/teams/process-owners/members/modeler-two");
        assertThat(left.status()).isBetween(200, 299);

        time.advance(Duration.ofDays(2).plusSeconds(1));
        carriedOut(release);

        var failed = shown(release);
        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("problem")).contains("it has 0 of people who are process owners now");
        assertThat(inForce(FORM).text("model/version")).isEqualTo("1");
        assertThat(draftOf(release).text("closedAs")).isEmpty();
        assertThat(entriesOf(release)).endsWith("release_failed");
    }

    @Test
    void what_somebody_decided_before_they_went_away_stands() {
        var release = approved(requested());
        api.as("operator")
                .post(
                        "/directory/people/modeler-two/absences",
                        Map.of("until", time.now().plus(Duration.ofDays(7)).toString(), "standIn", "owner-one"));

        assertThat(carriedOut(release).text("status")).isEqualTo("released");
    }

    @Test
    void not_by_completing_the_task_in_the_engine() {
        var release = requested();
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(release.text("id"))
                .singleResult()
                .getId();

        assertThatThrownBy(() -> door.open(() -> engine.getTaskService()
                        .complete(task, Variables.putValue("verdict", "approve").putValue("release", "approved"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("decided by a decision");
        unchanged(release);
    }

    @Test
    void not_by_a_process_that_leaves_the_decision_out() {
        release(
                PROCESS,
                read(PROCESS)
                        .replace(
                                "sourceRef=\"startEvent_releaseRequested\" targetRef=\"userTask_decideRelease\"",
                                "sourceRef=\"startEvent_releaseRequested\" targetRef=\"serviceTask_putReleaseInForce\""));
        var release = requested();

        assertThatThrownBy(() -> carriedOut(release)).hasMessageContaining("is not approved");
        unchanged(release);
        assertThat(decide("modeler-two", release).code()).isEqualTo("process_out_of_step");
        expect(200, api.as("modeler-one").post(release(release) + "/withdrawal", Map.of("reason", "It goes nowhere.")));
    }

    /** Such processes do not even pass the check: the ones here are put into the engine beside it. */
    @Test
    void the_check_finds_a_process_that_leaves_the_decision_out() {
        var harmless = draft("model-release.bpmn", "name=\"Its time has come\"", "name=\"The time has come\"");
        assertThat(findings(harmless)).doesNotContain("\"level\":\"error\"");

        assertThat(findings(edited(
                        "modeler-one",
                        harmless,
                        "sourceRef=\"startEvent_releaseRequested\" targetRef=\"userTask_decideRelease\"",
                        "sourceRef=\"startEvent_releaseRequested\" targetRef=\"serviceTask_putReleaseInForce\"")))
                .contains("release_without_decision");
    }

    private String findings(Answer draft) {
        return expect(200, api.as("modeler-one").post("/models/drafts/" + draft.text("id") + "/check", Map.of()))
                .body()
                .path("findings")
                .toString();
    }

    @Test
    void not_by_a_process_that_takes_every_answer_for_a_yes() {
        release(
                PROCESS,
                read(PROCESS)
                        .replace("${release.status == 'approved'}", "${release.status != 'approved'}")
                        .replace("${release.status != 'pending'}", "${release.status != 'nothing'}"));
        var release = requested();
        expect(201, api.as("modeler-two").post(release(release) + "/decisions", judgement("reject", release)));

        carriedOut(release);

        assertThat(shown(release).text("status")).isEqualTo("rejected");
        assertThat(inForce(FORM).text("model/version")).isEqualTo("1");
    }

    @Test
    void not_by_a_process_that_waits_for_nothing() {
        release(
                PROCESS,
                read(PROCESS)
                        .replace(" camunda:asyncBefore=\"true\"", "")
                        .replace(
                                "sourceRef=\"gateway_approved\" targetRef=\"event_timeHasCome\"",
                                "sourceRef=\"gateway_approved\" targetRef=\"serviceTask_putReleaseInForce\""));
        var release = requested();

        var decided = decide("modeler-two", release);

        assertThat(decided.status())
                .as("it would deploy beside the decision that it hangs on")
                .isGreaterThanOrEqualTo(400);
        unchanged(release);
    }

    @Test
    void a_table_that_asks_for_nobody_is_below_the_floor() {
        var table = "processes/release-policy.dmn";
        release(table, read(table).replace("<text>1</text>", "<text>0</text>"));

        refused(api.as("modeler-one").post("/models/releases", wanted(draft())), 422, "policy_floor");
    }

    @Test
    void a_table_that_asks_for_more_than_there_are_is_said_at_once() {
        var table = "processes/release-policy.dmn";
        release(table, read(table).replace("<text>1</text>", "<text>2</text>"));

        refused(api.as("modeler-one").post("/models/releases", wanted(draft())), 422, "nobody_could_decide");
        api.as("operator").send("PUT", "/directory/teams/process-owners/members/owner-one", Map.of());
        var release = requested();
        assertThat(expect(201, decide("modeler-two", release)).text("status")).isEqualTo("pending");
        refused(decide("modeler-two", release), 409, "already_decided");
        assertThat(carriedOut(release).text("status")).isEqualTo("pending");
        assertThat(expect(201, decide("owner-one", release)).text("status")).isEqualTo("approved");
        assertThat(carriedOut(release).text("status")).isEqualTo("released");
    }

    @Test
    void not_by_writing_rows() {
        var release = requested();
        var id = release.text("id");

        rejected("update countersign.model_release set status = 'approved' where id = '" + id + "'");
        rejected("update countersign.model_release set content = 'x' where id = '" + id + "'");
        rejected("delete from countersign.model_release where id = '" + id + "'");
        rejected(
                "insert into countersign.model_release_decision select id, 'modeler-one', 'modeler-one', 'approve', 'I say so',"
                        + " digest, 'x', 'password', now() from countersign.model_release where id = '" + id + "'");
        rejected(
                "insert into countersign.model_release_decision select id, 'modeler-two', 'modeler-two', 'approve', 'I say so',"
                        + " 'sha256:0', 'x', 'password', now() from countersign.model_release where id = '" + id + "'");
        rejected(
                "insert into countersign.model_version select name, 2, content, digest, 'd', 'release', id, 'modeler-one', now()"
                        + " from countersign.model_release where id = '" + id + "'");
        rejected(
                "insert into countersign.model_version select name, 2, content, digest, 'd', 'recovery', null, 'operator', now()"
                        + " from countersign.model_release where id = '" + id + "'");
        approved(release);
        rejected("update countersign.model_release set status = 'released', version = 1, closed_at = now() where id = '"
                + id + "'");
        rejected("update countersign.model_release_decision set verdict = 'reject'");
    }

    private void rejected(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void others_look_on_or_do_not_even_see_it() {
        var release = requested();

        expect(200, api.as("auditor").get(release(release)));
        expect(200, api.as("operator").get(release(release)));
        refused(api.as("sre-one").get(release(release)), 403, "not_a_process_owner");
        refused(decide("auditor", release), 403, "not_a_process_owner");
        refused(decide("operator", release), 403, "not_a_process_owner");
        refused(api.as("auditor").post("/models/releases", wanted(draftOf(release))), 403, "not_a_process_owner");
        refused(
                api.as("auditor").post(release(release) + "/withdrawal", Map.of("reason", "I do not like it.")),
                403,
                "not_a_process_owner");
    }

    private void stays(Answer release, int status, String code, Supplier<Answer> attack) {
        refused(attack.get(), status, code);
        unchanged(release);
    }

    private void unchanged(Answer release) {
        assertThat(shown(release).text("status")).isEqualTo("pending");
        assertThat(inForce(FORM).text("model/version")).isEqualTo("1");
        assertThat(entriesOf(release)).containsExactly("release_requested");
    }

    static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
