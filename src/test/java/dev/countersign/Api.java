package dev.countersign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The running application as a client sees it: {@code api.as("sre-one").post("/changes/…", body)}. Paths below /api/v1. */
public final class Api {

    /** An answer: status, headers and the body as JSON ({@code missing} where there is none). */
    public record Answer(int status, HttpResponse<String> raw, JsonNode body) {

        public String text(String pointer) {
            return body.at(pointer.startsWith("/") ? pointer : "/" + pointer).asText();
        }

        public String code() {
            return text("code");
        }

        public String etag() {
            return raw.headers().firstValue("ETag").orElseThrow();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private final String authorization;
    private final List<String> headers;

    private Api(String root, String authorization, List<String> headers) {
        this.root = root;
        this.authorization = authorization;
        this.headers = headers;
    }

    public static Api of(ServletWebServerApplicationContext application) {
        return at("http://127.0.0.1:" + application.getWebServer().getPort());
    }

    public static Api at(String root) {
        return new Api(root, "", List.of());
    }

    /** A demo account, by its password. */
    public Api as(String account) {
        var credentials = (account + ":demo").getBytes(StandardCharsets.UTF_8);
        return new Api(root, "Basic " + Base64.getEncoder().encodeToString(credentials), headers);
    }

    public Api withToken(String token) {
        return new Api(root, "Bearer " + token, headers);
    }

    public Api with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Api(root, authorization, more);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Map<String, ?> body) {
        return post(path, JSON.valueToTree(body).toString());
    }

    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer send(String method, String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    /** A request to be finished by the caller. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(
                URI.create(root + (path.startsWith("/api") || path.startsWith("/.well") ? "" : "/api/v1") + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            var body = answer.body();
            return new Answer(answer.statusCode(), answer, body.isEmpty() ? JSON.missingNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
