package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class An_address_that_is_none extends WebTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notes/%00",
                "/api/v1/notes/a%00b",
                "/api/v1/notes/%zz",
                "/api/v1/notes/%",
                "/api/v1/notes/%2",
                "/api/v1/notes/%c3%28",
                "/api/v1/notes/%ed%a0%80",
                "/api/v1/notes/%c0%80",
                "/api/v1/notes/%2e%2e/x",
                "/api/v1/notes/a%2fb",
                "/api/v1/notes/a%5cb",
                "/api/v1/notes/a%252fb",
                "/api/v1//notes",
                "/api/v1/notes;jsessionid=1",
                "/api/v1/notes/a;b=c",
                "/api/v1/notes?q=%00",
                "/api/v1/notes?q=%zz",
                "/api/v1/notes?q=%",
                "/api/v1/notes?q=%ff",
                "/api/v1/notes?%00=1",
                "/api/v1/notes?limit=%zz",
                "/api/v1/notes?q=\u00ff",
                "/api/v1/notes?q={}",
                "/api/v1/notes?q=a\"b",
                "/api/v1/notes/<x>",
                "/api/v1/notes\\x",
                "api/v1/notes",
                "http://[::1/",
            })
    void is_answered_with_a_problem_and_400(String target) throws IOException {
        assertProblem(400, raw("GET " + target + " HTTP/1.1\r\n" + headers()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notes/%F0%9F%98%80",
                "/api/v1/notes?q=%C3%A4+%0A",
                "/api/v1/notes?q=a=b&&q&=",
                "/api/v1/notes?"
            })
    void is_not_one_that_is_merely_unusual(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\n" + headers())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET\r\n\r\n",
                "GET /api/v1/notes HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /api/v1/notes HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /api/v1/notes HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /api/v1/notes HTTP/1.1\r\nHost: x\r\nX-Test-Account: a\0b\r\nConnection: close\r\n\r\n",
                "GET /api/v1/notes HTTP/1.1\r\nHost: x\r\n: nothing\r\nConnection: close\r\n\r\n",
                "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\nConnection: close\r\n\r\n",
                "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab",
                "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
                "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nX-Test-Account: a\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            })
    void may_come_with_a_request_that_is_no_http(String request) throws IOException {
        assertProblem(400, raw(request));
    }

    @Test
    void may_come_with_headers_that_are_too_large() throws IOException {
        assertThat(raw("GET /api/v1/notes HTTP/1.1\r\nX-Large: " + "x".repeat(20_000) + "\r\n" + headers()))
                .matches(answer -> answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 431"))
                .contains("application/problem+json");
    }

    @Test
    void may_come_with_a_method_that_nobody_knows() throws IOException {
        for (var method : new String[] {"TRACE", "FOO", "CONNECT", "PROPFIND", "get"}) {
            var answer = raw(method + " /api/v1/notes HTTP/1.1\r\n" + headers());
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (400|405|501) .*");
            assertThat(answer).as(method).contains("application/problem+json");
        }
        assertThat(raw("OPTIONS /api/v1/notes HTTP/1.1\r\n" + headers())).startsWith("HTTP/1.1 200");
        assertThat(raw("HEAD /api/v1/nowhere HTTP/1.1\r\n" + headers())).startsWith("HTTP/1.1 404");
    }

    @Test
    void may_come_with_a_protocol_that_is_not_spoken() throws IOException {
        assertProblem(501, raw("POST /api/v1/notes HTTP/1.1\r\nTransfer-Encoding: gzip\r\n" + headers()));
        assertProblem(505, raw("GET /api/v1/notes HTTP/9.9\r\n" + headers()));
        assertProblem(417, raw("POST /api/v1/notes HTTP/1.1\r\nExpect: wonders\r\n" + headers()));
    }

    @Test
    void may_come_with_a_name_that_is_no_text() throws IOException {
        for (var name : new byte[][] {{'a', 0, ':', 'b'}, {(byte) 0xff, ':', 'b'}}) {
            var answer = get(
                    "/api/v1/notes",
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(name));
            assertThat(answer.code()).isEqualTo("malformed_authorization");
        }
        assertThat(get("/api/v1/notes", "Authorization", "Basic %%%").code()).isEqualTo("malformed_authorization");
    }

    @Test
    void may_come_with_odd_headers_that_mean_nothing() {
        var answer = send(request(
                        "/api/v1/notes",
                        "Accept-Language",
                        ";;q=9",
                        "If-Modified-Since",
                        "never",
                        "Cookie",
                        "=;;\"",
                        "Range",
                        "bytes=9-1",
                        "Origin",
                        "::",
                        "Prefer",
                        "wait=99999999999999999999",
                        "X-Forwarded-For",
                        "%00",
                        "Forwarded",
                        "for=\"",
                        "X-HTTP-Method-Override",
                        "DELETE")
                .GET()
                .build());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void never_takes_a_body_that_broke_off_for_an_act() throws IOException {
        raw(
                "POST /api/v1/notes HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 30\r\n" + headers()
                        + "{\"text\":\"x\"}",
                true);

        assertThat(notes()).isZero();
    }

    @Test
    void takes_an_upload_of_ten_megabytes_only_where_uploads_go() {
        var large = BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]);

        assertThat(send(request("/api/v1/notes/uploads").POST(large).build()).status())
                .isEqualTo(413);
        assertThat(send(request("/api/v1/changes/chg_1/evidence/content")
                                .POST(large)
                                .build())
                        .status())
                .isEqualTo(404);
    }

    private static String headers() {
        return "Host: localhost\r\nX-Test-Account: requester\r\nConnection: close\r\n\r\n";
    }

    private static void assertProblem(int status, String answer) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(answer).contains("\"code\":\"", "\"status\":" + status).doesNotContain("Exception", "apache");
    }
}
