package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.ApplicationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@ApplicationTest
class The_pages {

    @LocalServerPort
    int port;

    @BeforeEach
    void built() {
        assumeTrue(new ClassPathResource("frontend/index.html").exists(), "built with -Dfrontend.skip=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/changes", "/changes/chg_1", "/tasks/7", "/executions", "/about"})
    void are_one_document_that_everybody_may_load(String address) throws Exception {
        var page = get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void run_no_script_and_no_style_but_their_own() throws Exception {
        var page = get("/changes");

        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains(
                        "default-src 'none'", "script-src 'self';", "style-src-elem 'self';", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe");
        assertThat(page.body()).doesNotContain("<style").doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void load_what_was_compressed_when_it_was_built() throws Exception {
        var script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var loaded = get(script.group(1), "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(loaded.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(loaded.headers().firstValue("Content-Type")).contains("text/javascript");
        assertThat(loaded.headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    void keep_what_they_load_for_ever_under_a_name_that_changes_with_it() throws Exception {
        var script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var loaded = get(script.group(1));

        assertThat(loaded.statusCode()).isEqualTo(200);
        assertThat(loaded.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(get("/assets/none.js").statusCode()).isEqualTo(404);
        assertThat(get("/assets/../application.yaml").statusCode()).isIn(400, 401, 404);
    }

    private HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
