package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.Api;
import dev.countersign.MovableTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class A_draft extends ModelingTest {

    @Autowired
    MovableTime time;

    private Api.Answer begin(String account) {
        return api.as(account).post("/models/drafts", Map.of("name", "risk.dmn"));
    }

    private Api.Answer read(String id) {
        return expect(200, api.as("modeler-one").get("/models/drafts/" + id));
    }

    private String tag(String id) {
        return read(id).raw().headers().firstValue("ETag").orElseThrow();
    }

    private Api.Answer save(String account, String id, String tag, String content) {
        return api.as(account).with("If-Match", tag).send("PUT", "/models/drafts/" + id, Map.of("content", content));
    }

    private String edited() {
        return inForce("risk.dmn").replace("Risk", "Danger");
    }

    @Test
    void begins_as_what_is_in_force() {
        var draft = expect(201, begin("modeler-one"));

        assertThat(draft.text("base")).isEqualTo("1");
        assertThat(draft.text("authors/0")).isEqualTo("modeler-one");
        var read = read(draft.text("id"));
        assertThat(read.text("content")).isEqualTo(inForce("risk.dmn"));
        assertThat(read.text("behind")).isEqualTo("false");
    }

    @Test
    void is_saved_by_whoever_has_seen_it() {
        var id = expect(201, begin("modeler-one")).text("id");
        var first = tag(id);

        var saved = expect(200, save("modeler-one", id, first, edited()));

        assertThat(saved.text("lockedBy")).isEqualTo("modeler-one");
        assertThat(read(id).text("content")).isEqualTo(edited());
        refused(412, "stale", save("modeler-one", id, first, edited() + " "));
        refused(
                428,
                "precondition_required",
                api.as("modeler-one").send("PUT", "/models/drafts/" + id, Map.of("content", edited())));
        assertThat(read(id).text("content")).isEqualTo(edited());
    }

    @Test
    void is_edited_by_one_at_a_time_and_by_the_next_when_they_are_gone() {
        var id = expect(201, begin("modeler-one")).text("id");
        expect(200, api.as("modeler-one").post("/models/drafts/" + id + "/lock", Map.of()));

        var other = api.as("modeler-two").post("/models/drafts/" + id + "/lock", Map.of());
        refused(409, "draft_locked", other);
        assertThat(other.text("outcome/who")).isEqualTo("modeler-one");
        refused(409, "draft_locked", save("modeler-two", id, tag(id), edited()));
        refused(409, "draft_locked", api.as("modeler-two").delete("/models/drafts/" + id));

        time.advance(Duration.ofMinutes(5).plusSeconds(1));
        expect(200, save("modeler-two", id, tag(id), edited()));
        assertThat(read(id).body().at("/draft/authors")).hasSize(2);
        refused(409, "draft_locked", save("modeler-one", id, tag(id), edited()));
    }

    @Test
    void is_free_when_its_editor_says_so() {
        var id = expect(201, begin("modeler-one")).text("id");
        expect(200, api.as("modeler-one").post("/models/drafts/" + id + "/lock", Map.of()));
        expect(200, api.as("modeler-one").delete("/models/drafts/" + id + "/lock"));

        expect(200, api.as("modeler-two").post("/models/drafts/" + id + "/lock", Map.of()));
    }

    @Test
    void that_was_given_up_stays_on_record_and_closed() {
        var id = expect(201, begin("modeler-one")).text("id");
        var tag = tag(id);
        expect(200, api.as("modeler-one").delete("/models/drafts/" + id));

        assertThat(read(id).text("draft/closedAs")).isEqualTo("discarded");
        assertThat(api.as("modeler-one").get("/models/drafts").body().path("items"))
                .isEmpty();
        refused(409, "draft_closed", save("modeler-one", id, tag, edited()));
        refused(
                409,
                "draft_closed",
                api.as("modeler-one").post("/models/drafts/" + id + "/comments", Map.of("text", "A word too late.")));
        assertThatThrownBy(() -> jdbc.sql("update countersign.model_draft set closed_as = null, closed_at = null")
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void is_talked_about() {
        var id = expect(201, begin("modeler-one")).text("id");
        expect(
                201,
                api.as("auditor")
                        .post(
                                "/models/drafts/" + id + "/comments",
                                Map.of("text", "Why not critical?", "element", "rule_production")));

        var comments = expect(200, api.as("modeler-two").get("/models/drafts/" + id + "/comments"));
        assertThat(comments.text("items/0/text")).isEqualTo("Why not critical?");
        assertThat(comments.text("items/0/account")).isEqualTo("auditor");
        refused(422, "invalid", api.as("modeler-one").post("/models/drafts/" + id + "/comments", Map.of("text", " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "sre-one", "auditor", "operator"})
    void is_begun_by_process_owners_only(String account) {
        refused(403, "not_a_process_owner", begin(account));
        assertThat(jdbc.sql("select count(*) from countersign.model_draft")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "sre-one"})
    void is_not_for_everybodys_eyes(String account) {
        var id = expect(201, begin("modeler-one")).text("id");

        refused(403, "not_a_process_owner", api.as(account).get("/models/drafts"));
        refused(403, "not_a_process_owner", api.as(account).get("/models/drafts/" + id));
        refused(403, "not_a_process_owner", api.as(account).post("/models/drafts/" + id + "/check", Map.of()));
        refused(
                403,
                "not_a_process_owner",
                api.as(account).post("/models/drafts/" + id + "/comments", Map.of("text", "Hello there.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Risk.dmn",
                "risk.xml",
                "../risk.dmn",
                "risk.dmn.dmn",
                "r\u0131sk.dmn",
                "-.form",
                "risk",
                "a/b.form",
                "risk.DMN"
            })
    void is_called_as_files_are(String name) {
        refused(
                422,
                "model_name",
                api.as("modeler-one").post("/models/drafts", Map.of("name", name, "content", "<x/>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<not closed",
                "{\"id\": \"risk\"}",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><definitions>&e;</definitions>"
            })
    void that_is_no_model_is_refused_and_nothing_is_kept(String content) {
        refused(
                422,
                "model_unreadable",
                api.as("modeler-one").post("/models/drafts", Map.of("name", "risk.dmn", "content", content)));
        var id = expect(201, begin("modeler-one")).text("id");
        refused(422, "model_unreadable", save("modeler-one", id, tag(id), content));
        assertThat(read(id).text("content")).isEqualTo(inForce("risk.dmn"));
    }

    @Test
    void of_a_form_that_is_no_json_is_refused() {
        refused(
                422,
                "model_unreadable",
                api.as("modeler-one")
                        .post("/models/drafts", Map.of("name", "decision.form", "content", "{\"id\": \"decision\",")));
    }

    @Test
    void of_what_is_not_there_needs_a_file() {
        refused(404, "model_not_found", api.as("modeler-one").post("/models/drafts", Map.of("name", "moon.dmn")));
        refused(422, "invalid", api.as("modeler-one").post("/models/drafts", Map.of()));
        expect(
                201,
                api.as("modeler-one")
                        .post(
                                "/models/drafts",
                                Map.of(
                                        "name",
                                        "legal-sign-off.form",
                                        "content",
                                        "{\"id\":\"legal-sign-off\",\"type\":\"default\",\"components\":[]}")));
    }

    @Test
    void that_is_too_large_is_refused() {
        refused(
                413,
                "body_too_large",
                api.as("modeler-one")
                        .post(
                                "/models/drafts",
                                Map.of("name", "risk.dmn", "content", "<a>" + "x".repeat(10_000_000) + "</a>")));
    }
}
