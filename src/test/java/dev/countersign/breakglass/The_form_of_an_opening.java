package dev.countersign.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Process owners change what an opening asks for; what it opens is the server's to check all the same. */
class The_form_of_an_opening extends EmergencyTest {

    @Test
    void is_the_one_that_was_shipped_with_choices_by_the_keys_that_it_reads() throws IOException {
        var form = expect(200, api.as("sre-one").get("/break-glass/form"));
        assertThat(form.body().path("schema")).isEqualTo(shipped());
        for (var component : form.body().at("/schema/components")) {
            if (component.has("valuesKey")) {
                var choices = form.body()
                        .path("data")
                        .path(component.path("valuesKey").asText());
                assertThat(choices).as(component.path("key").asText()).isNotEmpty();
                assertThat(choices.get(0).path("label").asText()).isNotBlank();
            }
        }
        assertThat(api.as("requester").get("/break-glass/form").body().at("/data/projects"))
                .as("those that one may see")
                .hasSize(1);
    }

    @Test
    void is_the_latest_that_was_released() throws IOException {
        var edited = (ObjectNode) shipped();
        edited.withObject("/components/0").put("label", "Which project");
        release("forms/opening.form", edited.toString());
        assertThat(api.as("sre-one").get("/break-glass/form").text("schema/components/0/label"))
                .isEqualTo("Which project");
    }

    private static JsonNode shipped() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Path.of("forms/opening.form")));
    }
}
