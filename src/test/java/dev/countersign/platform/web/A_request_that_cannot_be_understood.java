package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A_request_that_cannot_be_understood extends WebTests {

    @AfterEach
    void changes_nothing() {
        assertThat(notes()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                        | malformed_json   |",
                "{\"text\":\"x\"} {}                      | malformed_json   |",
                "{\"text\":\"x\",}                        | malformed_json   |",
                "{'text':'x'}                             | malformed_json   |",
                "{\"text\":NaN}                           | malformed_json   |",
                "{\"text\":\"x\",\"count\":01}            | malformed_json   |",
                "{\"text\":\"x\\q\"}                      | malformed_json   |",
                "{\"text\":\"a\",\"text\":\"b\"}          | duplicate_key    |",
                "{\"text\":\"a\",\"parameters\":{\"b\":1,\"b\":2}} | duplicate_key |",
                "{\"text\":\"x\",\"risk\":\"low\"}        | unknown_field    | risk",
                "{\"text\":\"x\",\"nested\":{\"items\":[{\"sizes\":1}]}} | unknown_field | nested.items[0].sizes",
                "{\"text\":5}                             | wrong_value      | text",
                "{\"text\":true}                          | wrong_value      | text",
                "{\"text\":{}}                            | wrong_value      | text",
                "{\"text\":[\"x\"]}                       | wrong_value      | text",
                "{\"text\":\"x\",\"count\":\"5\"}         | wrong_value      | count",
                "{\"text\":\"x\",\"count\":1.5}           | wrong_value      | count",
                "{\"text\":\"x\",\"count\":true}          | wrong_value      | count",
                "{\"text\":\"x\",\"count\":99999999999}   | wrong_value      | count",
                "{\"text\":\"x\",\"flag\":1}              | wrong_value      | flag",
                "{\"text\":\"x\",\"flag\":\"true\"}       | wrong_value      | flag",
                "{\"text\":\"x\",\"mood\":\"sad\"}        | wrong_value      | mood",
                "{\"text\":\"x\",\"mood\":0}              | wrong_value      | mood",
                "{\"text\":\"x\",\"mood\":\"\"}           | wrong_value      | mood",
                "{\"text\":\"x\",\"at\":\"yesterday\"}    | wrong_value      | at",
                "{\"text\":\"x\",\"at\":1700000000}       | wrong_value      | at",
                "{\"text\":\"x\",\"at\":\"\"}             | wrong_value      | at",
                "{\"text\":\"x\",\"at\":\"2026-02-30T00:00:00Z\"} | wrong_value | at",
                "{\"text\":\"x\",\"at\":\"+999999999-12-31T23:59:59Z\"} | wrong_value | at",
                "{\"text\":\"x\",\"duration\":60}         | wrong_value      | duration",
                "{\"text\":\"x\",\"duration\":\"PT99999999999999999999H\"} | wrong_value | duration",
                "{\"text\":\"x\",\"duration\":\"P99999D\"} | wrong_value     | duration",
                "{\"text\":\"x\",\"amount\":\"1.5\"}      | wrong_value      | amount",
                "{\"text\":\"x\",\"tags\":\"a\"}          | wrong_value      | tags",
                "{\"text\":\"x\",\"tags\":[\"a\",null]}   | wrong_value      | tags[1]",
                "{\"text\":\"x\",\"nested\":{\"items\":[null]}} | wrong_value | nested.items[0]",
                "{\"text\":\"x\",\"nested\":{\"items\":[{\"size\":1},{\"size\":\"a\"}]}} | wrong_value | nested.items[1].size",
                "{\"text\":\"x\",\"nested\":\"\"}         | wrong_value      | nested",
                "{\"text\":\"x\",\"digest\":{\"value\":\"abc\"}} | wrong_value | digest",
                "[]                                       | wrong_value      |",
                "\"text\"                                 | wrong_value      |",
                "5                                        | wrong_value      |",
                "null                                     | missing_body     |",
            })
    void is_told_what_is_wrong_with_its_json(String body, String code, String field) {
        var answer = post("/api/v1/notes", body);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.code()).as(answer.http().body()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/field").asText(null)).isEqualTo(field);
        assertIsProblem(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\\u0000b\"}                          | text",
                "{\"text\":\"a\\ud800\"}                           | text",
                "{\"text\":\"x\",\"tags\":[\"\\udc00\"]}           | tags[0]",
                "{\"text\":\"x\",\"parameters\":{\"a\":[{\"b\":\"\\u0000\"}]}} | parameters.a[0].b",
                "{\"text\":\"x\",\"variables\":{\"a\\u0000\":1}}   | variables",
            })
    void is_told_which_string_nobody_could_store(String body, String field) {
        var answer = post("/api/v1/notes", body);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertIsProblem(answer);
    }

    @Test
    void may_not_nest_deeper_than_64_levels_or_have_numbers_without_end() {
        assertThat(post("/api/v1/notes", "[".repeat(100_000)).code()).isEqualTo("json_too_complex");
        assertThat(post("/api/v1/notes", nested(64)).code()).isEqualTo("json_too_complex");
        assertThat(post("/api/v1/notes", "{\"text\":\"x\",\"amount\":" + "9".repeat(200) + "}")
                        .code())
                .isEqualTo("json_too_complex");
        assertThat(post("/api/v1/notes", "{\"" + "n".repeat(2000) + "\":1}").code())
                .isEqualTo("json_too_complex");
    }

    @Test
    void has_to_have_a_body_in_utf_8_of_a_type_that_is_known() {
        var latin = "{\"text\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        var utf16 = "{\"text\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_16BE);
        var overlong = new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};

        assertThat(bytes(latin, "application/json").code()).isEqualTo("malformed_json");
        assertThat(bytes(utf16, "application/json").code()).isEqualTo("malformed_json");
        assertThat(bytes(overlong, "application/json").code()).isEqualTo("malformed_json");
        assertThat(bytes(latin, "application/json;charset=iso-8859-1").code()).isEqualTo("unsupported_charset");
        assertThat(bytes(new byte[0], "application/json").code()).isEqualTo("missing_body");
        for (var type : new String[] {
            "text/plain",
            "application/yaml",
            "application/xml",
            "application/cbor",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json;charset=nonsense",
            "json",
            ";;;",
            "application/json; q=\""
        }) {
            var answer = bytes("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8), type);
            assertThat(answer.status()).as(type + answer.http().body()).isEqualTo(415);
            assertIsProblem(answer);
        }
        assertThat(send(request("/api/v1/notes")
                                .POST(BodyPublishers.ofString("{\"text\":\"x\"}"))
                                .build())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void may_not_be_larger_than_the_limit_whether_it_says_so_or_not() {
        var body = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";

        var told = post("/api/v1/notes", body);
        var chunked = send(request("/api/v1/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build());

        assertThat(told.status()).isEqualTo(413);
        assertThat(told.code()).isEqualTo("body_too_large");
        assertThat(chunked.status()).isEqualTo(413);
        assertIsProblem(chunked);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=abc, 400, limit",
        "limit=0, 400, limit",
        "limit=201, 400, limit",
        "limit=99999999999, 400, limit",
        "mood=sad, 400, mood",
        "since=yesterday, 400, since",
        "since=1700000000, 400, since",
        "few=6, 400, few",
        "statsu=pending, 400, statsu",
        "Limit=5, 400, Limit"
    })
    void is_told_which_parameter_is_wrong(String query, int status, String field) {
        var answer = get("/api/v1/notes?" + query);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.http().body()).doesNotContain("java.", "springframework", "Exception");
        assertIsProblem(answer);
    }

    @Test
    void is_told_which_parameter_or_header_or_field_is_missing() {
        assertThat(get("/api/v1/notes/required").body().at("/errors/0/field").asText())
                .isEqualTo("name");
        assertThat(get("/api/v1/notes/required?name=x")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("X-Needed");
        var invalid = post("/api/v1/notes/checked", "{}");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.body().at("/errors/0/field").asText()).isEqualTo("name");
    }

    @Test
    void may_name_an_enum_as_json_does_and_a_time_as_rfc_3339_does() {
        assertThat(get("/api/v1/notes?mood=very-angry&since=2026-11-22T15:00:00%2B01:00")
                        .body()
                        .path("mood")
                        .asText())
                .isEqualTo("very-angry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "image/*",
                "not a type",
                "*",
                "application/json;q=2",
                "application/json;version=9;q=x"
            })
    void gets_a_problem_or_an_answer_whatever_it_accepts(String accept) {
        var answer = get("/api/v1/notes/nowhere/at/all", "Accept", accept);

        assertThat(answer.status()).isEqualTo(404);
        assertIsProblem(answer);
        var acceptable = get("/api/v1/notes", "Accept", accept);
        assertThat(acceptable.status()).isIn(200, 406);
        if (acceptable.status() == 406) {
            assertIsProblem(acceptable);
        }
    }

    @Test
    void meets_a_problem_at_an_unknown_address_or_with_a_wrong_method() {
        assertThat(get("/nowhere").status()).isEqualTo(404);
        assertThat(get("/error").status()).isEqualTo(404);
        assertIsProblem(get("/error"));
        var wrong = send(request("/api/v1/notes").DELETE().build());
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("POST").contains("GET");
        assertIsProblem(wrong);
        assertThat(post("/api/v1/notes/x/y/z", "{}").status()).isEqualTo(404);
    }

    @Test
    void is_refused_with_401_before_anything_else_is_looked_at() {
        var answer = post("/api/v1/notes", "{", "X-Test-Account", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertIsProblem(answer);
    }

    private Answer bytes(byte[] body, String type) {
        return send(request("/api/v1/notes")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static String nested(int levels) {
        return "{\"text\":\"x\",\"parameters\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().path("type").asText()).isEqualTo("https://countersign.dev/problems/" + answer.code());
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.body().path("detail").asText()).isNotEmpty();
        assertThat(answer.code()).matches("[a-z0-9_]+");
    }
}
