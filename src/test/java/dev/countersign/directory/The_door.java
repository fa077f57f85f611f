package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DirectoryTest
class The_door {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/changes", "/api/anything", "/api/openapi.json/swagger-config", "/actuator/prometheus"})
    void is_closed_to_strangers(String path) {
        assertThat(Caller.nobody(port).get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/engine-rest/task", "/operaton/api/engine", "/actuator/env", "/actuator", "/error", "/apis"})
    void is_closed_to_everybody_where_nothing_is_named(String path) {
        assertThat(Caller.nobody(port).get(path).status()).isEqualTo(401);
        var answer = Caller.account(port, "operator").get(path);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @Test
    void is_none_where_a_tool_is_not_connected_whoever_comes() {
        for (var caller : List.of(Caller.nobody(port), Caller.account(port, "operator"), Caller.token(port, ""))) {
            var answer = caller.post("/api/v1/tool-that-is-not-connected", "{}");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        }
        assertThat(Caller.nobody(port).get("/api/v1/tool-that-is-not-connected").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void lets_probes_through(String path) {
        assertThat(Caller.nobody(port).get(path).status()).isEqualTo(200);
    }

    @Test
    void lets_everybody_read_what_the_api_is() {
        var answer = Caller.nobody(port).get("/api/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("paths").has("/api/v1/directory/me")).isTrue();
    }

    @Test
    void sends_tight_headers() {
        var headers = Caller.nobody(port).get("/api/v1/directory/me").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }
}
