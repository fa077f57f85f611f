package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.AChange;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class The_library_of_models extends ModelingTest {

    @Test
    void has_every_file_that_is_in_force_with_how_it_came_to_be() {
        var library = expect(200, api.as("requester").get("/models"));

        assertThat(library.body().path("items").findValuesAsText("name"))
                .contains(
                        "change-approval.bpmn", "break-glass.bpmn", "risk.dmn", "approval-policy.dmn", "decision.form");
        var risk = expect(200, api.as("requester").get("/models/risk.dmn"));
        assertThat(risk.text("model/kind")).isEqualTo("dmn");
        assertThat(risk.text("model/source")).isEqualTo("shipped");
        assertThat(risk.text("versions/0/version")).isEqualTo("1");
        assertThat(risk.text("versions/0/digest")).startsWith("sha256:");
    }

    @Test
    void says_how_many_instances_follow_which_version() {
        AChange.aChange().submit(api);
        AChange.aChange().submit(api);

        var model = expect(200, api.as("modeler-one").get("/models/change-approval.bpmn"));

        assertThat(model.text("model/running")).isEqualTo("2");
        assertThat(model.text("model/runningOlder")).isEqualTo("0");
        assertThat(model.text("versions/0/running")).isEqualTo("2");
    }

    @Test
    void names_what_follows_a_version_page_by_page() {
        var first = AChange.aChange().submit(api).text("id");
        var second = AChange.aChange().submit(api).text("id");
        var path = "/models/change-approval.bpmn/versions/1/instances?limit=1";

        var page = expect(200, api.as("modeler-one").get(path));
        assertThat(page.text("items/0/id")).isEqualTo(first);
        var next = expect(200, api.as("modeler-one").get(path + "&cursor=" + page.text("nextCursor")));
        assertThat(next.text("items/0/id")).isEqualTo(second);
        assertThat(next.body().has("nextCursor")).isFalse();
        refused(403, "not_a_process_owner", api.as("requester").get(path));
        refused(404, "model_not_found", api.as("modeler-one").get(path.replace("/1/", "/7/")));
    }

    @Test
    void gives_a_file_away_byte_for_byte() {
        var file =
                api.as("requester").get("/models/decision.form/versions/1/file").raw();

        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"decision.form\"");
        var kept = jdbc.sql("select content from countersign.model_version where name = 'decision.form'")
                .query(byte[].class)
                .single();
        assertThat(file.body()).isEqualTo(new String(kept, StandardCharsets.UTF_8));
    }

    @Test
    void tells_of_drafts_to_those_only_who_may_see_them() {
        draft("modeler-one", "risk.dmn", "Risk", "Danger");

        assertThat(api.as("requester").get("/models/risk.dmn").text("model/drafts"))
                .isEqualTo("0");
        assertThat(api.as("auditor").get("/models/risk.dmn").text("model/drafts"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models/moon.dmn", "/models/risk.dmn/versions/2", "/models/risk.dmn/versions/0/file"})
    void says_what_it_has_not(String path) {
        refused(404, "model_not_found", api.as("modeler-one").get(path));
    }

    @Test
    void is_nothing_for_strangers() {
        assertThat(api.get("/models").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
    void has_versions_that_nobody_alters(String how) {
        var statement = how.equals("update")
                ? "update countersign.model_version set source = 'shipped'"
                : "delete from countersign.model_version";

        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("append-only");
    }

    @Test
    void compares_what_is_in_force_with_a_draft() {
        var draft = draft("modeler-one", "risk.dmn", "<text>\"critical\"</text>", "<text>\"high\"</text>");

        var compared = expect(200, api.as("modeler-two").get("/models/diff?from=risk.dmn@1&to=" + draft));

        assertThat(compared.body().path("changes")).isNotEmpty();
        assertThat(compared.text("changes/0/kind")).isEqualTo("changed");
        assertThat(compared.text("from/label")).isEqualTo("Version 1");
        refused(403, "not_a_process_owner", api.as("requester").get("/models/diff?from=risk.dmn@1&to=" + draft));
        refused(400, "model_reference", api.as("modeler-one").get("/models/diff?from=risk.dmn&to=" + draft));
        refused(422, "different_kinds", api.as("modeler-one").get("/models/diff?from=decision.form@1&to=" + draft));
    }
}
