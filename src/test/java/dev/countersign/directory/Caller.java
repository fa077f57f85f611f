package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the API, signed in or not. */
final class Caller {

    record Answer(int status, JsonNode body, HttpHeaders headers) {
        String code() {
            return body.path("code").asText();
        }

        String detail() {
            return body.path("detail").asText();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final @Nullable String authorization;

    private Caller(int port, @Nullable String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    static Caller nobody(int port) {
        return new Caller(port, null);
    }

    static Caller account(int port, String account) {
        return password(port, account, "demo");
    }

    static Caller password(int port, String account, String password) {
        var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    static Caller token(int port, String token) {
        return header(port, "Bearer " + token);
    }

    static Caller header(int port, String authorization) {
        return new Caller(port, authorization);
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    private Answer call(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), response.headers());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String body) throws IOException {
        return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    }
}
