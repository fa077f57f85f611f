package dev.countersign.change;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class A_submission_that_is_not_in_order extends LifecycleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private JdbcClient jdbc;

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("project", "nowhere"),
                Arguments.of("project", ""),
                Arguments.of("environment", "moon"),
                Arguments.of("action", "explode"),
                Arguments.of("target", " "),
                Arguments.of("title", ""),
                Arguments.of("title", "x".repeat(201)),
                Arguments.of("title", "Deploy\u0000checkout"),
                Arguments.of("title", "Deploy \u202etuokcehc"),
                Arguments.of("title", "Deploy\ncheckout"),
                Arguments.of("description", "x".repeat(10_001)),
                Arguments.of("authors", List.of("nobody-known")),
                Arguments.of(
                        "evidence", List.of(Map.of("kind", "report", "title", "CI", "url", "javascript:alert(1)"))),
                Arguments.of("evidence", List.of(Map.of("kind", "report", "title", "CI", "url", "no address"))),
                Arguments.of("artifact", Map.of("name", "checkout:1", "digest", "md5:1")),
                Arguments.of("parameters", Map.of("a\u0000b", 1)),
                Arguments.of(
                        "window", Map.of("notBefore", "2030-01-02T00:00:00Z", "notAfter", "2030-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void is_told_which_field_and_changes_nothing(String field, Object value) {
        var before = rows();

        var answer = aChange().having(field, value).submit(api);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                        .map(error -> error.path("field").asText()))
                .as(answer.body().toString())
                .anyMatch(named -> named.startsWith(field));
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> wrongBodies() throws JsonProcessingException {
        var whole = JSON.writeValueAsString(aChange().proposal());
        var open = whole.substring(0, whole.length() - 1);
        return Stream.of(
                Arguments.of("twice the same key", open + ",\"project\":\"identity\"}", 400),
                Arguments.of("twice the same parameter", open + ",\"parametersX\":{\"a\":1,\"a\":2}}", 400),
                Arguments.of("a field that nobody knows", open + ",\"force\":true}", 400),
                Arguments.of("deep", "[".repeat(5_000), 400),
                Arguments.of("beyond 1 MiB", open + ",\"description\":\"" + "x".repeat(1 << 20) + "\"}", 413),
                Arguments.of("a number that no double holds", parameter("9007199254740993"), 422),
                Arguments.of("a number without end", parameter("1e400"), 422),
                Arguments.of("half a surrogate pair", parameter("\"\\ud800\""), 422),
                Arguments.of("nothing", "", 400),
                Arguments.of("a list", "[]", 400));
    }

    private static String parameter(String value) throws JsonProcessingException {
        var marked = JSON.writeValueAsString(
                aChange().having("parameters", Map.of("size", "HERE")).proposal());
        return marked.replace("\"HERE\"", value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongBodies")
    void is_refused_whole(String what, String body, int status) {
        var before = rows();

        var answer = api.as("requester").post("/changes", body);

        assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void does_not_take_an_idempotency_key_for_another_body() {
        var me = api.as("requester").with("Idempotency-Key", "the-same-key");
        var first = expect(201, me.post("/changes", aChange().proposal()));
        var before = rows();

        refused(me.post("/changes", aChange().having("title", "Another").proposal()), 422, "idempotency_key_reused");

        assertThat(me.post("/changes", aChange().proposal()).text("id")).isEqualTo(first.text("id"));
        assertThat(rows()).isEqualTo(before);
    }

    /** Every POST of the API, with what no caller should send: a problem each time, never a 500, and nothing is written. */
    @ParameterizedTest
    @MethodSource("posts")
    void is_answered_with_a_problem_at_every_address(String template) {
        var change = expect(201, aChange().submit(api));
        var path = template.replaceAll("/changes/\\{id}", "/changes/" + change.text("id"))
                .replaceAll("\\{[a-z]+}", "does-not-exist");
        var before = rows();
        for (var body : List.of(
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"nobody\":\"knows\"}",
                "{\"reason\":{}}",
                "{\"reason\":\"a\\u0000b\"}",
                "[".repeat(5_000),
                "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}")) {
            problem(path, body, "application/json");
        }
        problem(path, "reason=x", "application/x-www-form-urlencoded");
        problem(path, "<reason/>", "application/xml");
        assertThat(rows()).isEqualTo(before);
    }

    private void problem(String path, String body, String type) {
        var answer = api.as("operator")
                .send(api.as("operator")
                        .request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
        var sent = path + " " + type + " " + body.substring(0, Math.min(40, body.length())) + ": " + answer.body();
        assertThat(answer.status()).as(sent).isBetween(400, 499);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                .as(sent)
                .startsWith("application/problem+json");
        assertThat(answer.code()).as(sent).isNotEmpty();
        assertThat(answer.text("detail")).as(sent).isNotEmpty();
    }

    static Stream<String> posts() throws IOException {
        var paths = JSON.readTree(Files.readString(Path.of("src/docs/openapi.json")))
                .path("paths");
        return StreamSupport.stream(
                        ((Iterable<Map.Entry<String, com.fasterxml.jackson.databind.JsonNode>>) paths::fields)
                                .spliterator(),
                        false)
                .filter(path -> path.getValue().has("post"))
                // Their bodies are a file, or none at all.
                .filter(path -> !path.getKey().matches(".*/(content|claim|release)"))
                .map(Map.Entry::getKey);
    }

    /** Of all tables that hold what was done; refusals are written down, and so are the answers to idempotency keys. */
    private long rows() {
        return List.of(
                                "change",
                                "change_revision",
                                "evidence",
                                "stage",
                                "decision",
                                "permit",
                                "execution",
                                "person",
                                "account",
                                "team",
                                "membership",
                                "absence",
                                "api_token")
                        .stream()
                        .mapToLong(table -> jdbc.sql("select count(*) from countersign." + table)
                                .query(Long.class)
                                .single())
                        .sum()
                + jdbc.sql("select count(*) from act_ru_execution")
                        .query(Long.class)
                        .single();
    }
}
