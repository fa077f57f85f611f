package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class The_form_of_a_new_change extends LifecycleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void is_the_one_that_process_owners_edit() throws IOException {
        var form = expect(200, api.as("requester").get("/changes/form"));

        assertThat(form.body().path("schema")).isEqualTo(shipped());
    }

    @Test
    void is_the_latest_that_was_released() throws IOException {
        var edited = (ObjectNode) shipped();
        edited.withObject("/components/0").put("label", "Which project");
        release("forms/change.form", edited.toString());

        assertThat(api.as("requester").get("/changes/form").text("schema/components/0/label"))
                .isEqualTo("Which project");
    }

    @Test
    void offers_what_its_caller_may_choose_by_the_keys_that_it_reads() {
        var form = expect(200, api.as("requester").get("/changes/form"));

        for (int i = 0; i < 3; i++) {
            var choices = form.body().path("data").path(form.text("schema/components/" + i + "/valuesKey"));
            assertThat(choices).isNotEmpty();
            assertThat(choices.get(0).path("label").asText()).isNotBlank();
        }
        assertThat(form.body().at("/data/projects")).hasSize(1);
        assertThat(form.text("data/projects/0/value")).isEqualTo("payments");
        assertThat(form.text("data/projects/0/label")).isEqualTo("Payments");
        assertThat(form.text("data/environments/2/value")).isEqualTo("production");
        assertThat(form.body().at("/data/actions").findValuesAsText("value")).contains("deploy", "feature-flag");
        assertThat(api.as("sre-one").get("/changes/form").body().at("/data/projects"))
                .hasSize(2);
    }

    @Test
    void hides_no_change() {
        refused(api.as("requester").get("/changes/forms"), 404, "change_not_found");
    }

    private static JsonNode shipped() throws IOException {
        return JSON.readTree(Files.readString(Path.of("forms/change.form")));
    }
}
