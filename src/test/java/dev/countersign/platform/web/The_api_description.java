package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class The_api_description extends WebTests {

    @Test
    void is_openapi_3_1_and_the_same_each_time() {
        var once = get("/api/openapi.json").http().body();

        assertThat(description().path("openapi").asText()).startsWith("3.1");
        assertThat(get("/api/openapi.json").http().body()).isEqualTo(once);
        assertThat(once).doesNotContain("localhost", String.valueOf(port));
    }

    @Test
    void gives_every_operation_the_problem_document() {
        var paths = description().path("paths");

        assertThat(paths).isNotEmpty();
        for (var path : paths) {
            for (var operation : path) {
                assertThat(operation.at("/responses/default/$ref").asText())
                        .isEqualTo("#/components/responses/problem");
            }
        }
        assertThat(strings(schema("Problem").path("required")))
                .contains("type", "title", "status", "detail", "code", "errors")
                .doesNotContain("next", "outcome", "incident", "headers");
        assertThat(schema("Problem").path("properties").has("headers")).isFalse();
    }

    @Test
    void tells_records_apart_by_their_owner_and_what_they_always_have_from_what_they_may_have() {
        assertThat(strings(schema("NotesNote").path("required"))).containsExactly("text");
        assertThat(schema("NotesNested").at("/properties/items/items/$ref").asText())
                .isEqualTo("#/components/schemas/NotesItem");
    }

    @Test
    void says_how_times_durations_and_enums_are_written() {
        var note = schema("NotesNote").path("properties");

        assertThat(note.at("/at/format").asText()).isEqualTo("date-time");
        assertThat(note.at("/duration/type").asText()).isEqualTo("string");
        assertThat(note.at("/duration/format").asText()).isEqualTo("duration");
        assertThat(strings(note.at("/mood/enum"))).containsExactly("calm", "very-angry");
    }

    private JsonNode description() {
        return get("/api/openapi.json").body();
    }

    private JsonNode schema(String name) {
        return description().path("components").path("schemas").path(name);
    }

    private static Iterable<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
