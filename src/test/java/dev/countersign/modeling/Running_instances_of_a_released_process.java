package dev.countersign.modeling;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of changes under way when their process is released anew. */
class Running_instances_of_a_released_process extends ReleaseTest {

    private static final String PROCESS = "change-approval.bpmn";

    /** The review has another name to people; the way is the same. */
    private Answer renamed() {
        return draft(PROCESS, "name=\"Review change\"", "name=\"Review the change\"");
    }

    /** Who waits for the start of the execution stands where the new version has nothing. */
    private Answer withoutThePlaceToWait() {
        return draft(PROCESS, "receiveTask_executionStarted", "receiveTask_executionBegun");
    }

    private String versionOf(Answer change) {
        return jdbc.sql("""
                        select v.version::text from public.act_ru_execution e
                        join public.act_re_procdef d on d.id_ = e.proc_def_id_
                        join countersign.model_version v on v.deployment = d.deployment_id_ and v.name = d.key_ || '.bpmn'
                        where e.business_key_ = ? and e.parent_id_ is null""").param(change.text("id")).query(String.class).single();
    }

    private Answer migrating(Answer draft) {
        var wanted = wanted(draft);
        wanted.put("instances", "migrate");
        return expect(201, api.as("modeler-one").post("/models/releases", wanted));
    }

    @Test
    void they_keep_the_version_that_they_began_with() {
        var old = aChange().submit(api);

        assertThat(released(renamed()).text("status")).isEqualTo("released");
        var next = aChange().submit(api);

        assertThat(versionOf(old)).isEqualTo("1");
        assertThat(versionOf(next)).isEqualTo("2");
        assertThat(decided(old, "sre-one", "owner-one").text("status")).isEqualTo("approved");
        assertThat(decided(next, "sre-one", "owner-one").text("status")).isEqualTo("approved");
    }

    @Test
    void they_move_where_it_was_asked_and_go_on() {
        var pending = aChange().submit(api);
        var approved = aChange().approved(api);
        var draft = renamed();
        assertThat(migration(draft))
                .isEqualTo("[{\"version\":1,\"running\":2,\"moves\":2,\"stays\":0,\"reasons\":[]}]");

        var release = carriedOut(approved(migrating(draft)));

        assertThat(release.text("status")).isEqualTo("released");
        assertThat(versionOf(pending)).isEqualTo("2");
        assertThat(versionOf(approved)).isEqualTo("2");
        assertThat(decided(pending, "sre-one", "owner-one").text("status")).isEqualTo("approved");
        assertThat(executing(approved).text("status")).isEqualTo("executing");
        assertThat(entriesOf(release)).endsWith("model_released", "instances_migrated");
        assertThat(instance(release)).isEmpty();
    }

    @Test
    void those_that_cannot_move_stay_and_are_listed() {
        var pending = aChange().submit(api);
        var approved = aChange().approved(api);
        var draft = withoutThePlaceToWait();
        assertThat(migration(draft)).contains("\"moves\":1,\"stays\":1", "receiveTask_executionStarted");

        var release = carriedOut(approved(migrating(draft)));

        assertThat(release.text("status")).isEqualTo("released");
        assertThat(versionOf(pending)).isEqualTo("2");
        assertThat(versionOf(approved)).isEqualTo("1");
        assertThat(jdbc.sql(
                                "select problem from countersign.model_release_instance where not moved and business_key = ?")
                        .param(approved.text("id"))
                        .query(String.class)
                        .single())
                .contains("receiveTask_executionStarted");
        assertThat(executing(approved).text("status")).isEqualTo("executing");
    }

    @Test
    void a_preview_leaves_nothing_behind() {
        aChange().submit(api);
        var deployments = engine.getRepositoryService().createDeploymentQuery().count();

        migration(renamed());

        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(deployments);
    }

    private String migration(Answer draft) {
        return expect(200, api.as("modeler-two").get("/models/drafts/" + draft.text("id") + "/migration"))
                .body()
                .path("items")
                .toString();
    }

    @Test
    void the_next_change_follows_the_new_rule_and_the_old_one_keeps_its_own() {
        asksForNoReplay();
        var old = aChange().submit(api);
        var draft = draft("approval-policy.dmn", "</definitions>", "</definitions>\n");
        assertThat(draft.text("digest"))
                .isNotEqualTo(inForce("approval-policy.dmn").text("model/digest"));

        released(draft);
        var next = aChange().submit(api);

        assertThat(termsOf(old)).isEqualTo(1);
        assertThat(termsOf(next)).isEqualTo(2);
        assertThat(decided(old, "sre-one", "owner-one").text("status")).isEqualTo("approved");
        assertThat(termsOf(old)).isEqualTo(1);
    }

    private void asksForNoReplay() {
        var table = "processes/release-policy.dmn";
        release(table, Nobody_releases_alone.read(table).replaceAll("(_replayNeeded\">\\s*<text>)true", "$1false"));
    }

    private int termsOf(Answer change) {
        return jdbc.sql("""
                        select (t ->> 'version')::integer from countersign.change_revision r,
                            jsonb_array_elements(r.policy -> 'tables') t
                        where r.change_id = ? and t ->> 'table' = 'approval-terms'""").param(change.text("id")).query(Integer.class).single();
    }

    @Test
    void back_to_the_version_before_through_the_same_gate() {
        released(renamed());
        var old = aChange().submit(api);

        var rollback = expect(
                201,
                api.as("modeler-two")
                        .post(
                                "/models/" + PROCESS + "/versions/1/rollback",
                                Map.of("summary", "The name confuses people.")));
        assertThat(rollback.text("origin")).isEqualTo("rollback");
        assertThat(rollback.text("rules/0/id")).isEqualTo("rule_releaseRollback");
        refused(decide("modeler-two", rollback), 403, "own_release");
        expect(201, decide("modeler-one", rollback));
        var done = carriedOut(rollback);

        assertThat(done.text("version")).isEqualTo("3");
        assertThat(content(PROCESS, 3)).isEqualTo(content(PROCESS, 1));
        assertThat(versionOf(aChange().submit(api))).isEqualTo("3");
        assertThat(versionOf(old)).isEqualTo("2");
        refused(
                api.as("modeler-two")
                        .post("/models/" + PROCESS + "/versions/1/rollback", Map.of("summary", "Once more.")),
                422,
                "nothing_changes");
    }
}
