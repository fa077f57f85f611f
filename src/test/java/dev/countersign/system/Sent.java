package dev.countersign.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A POST that can be sent again as the very same.
 *
 * @param change the change that it is about; null where it makes one
 * @param ifMatch its precondition
 */
record Sent(
        String account,
        String key,
        String path,
        String body,
        @Nullable String change,
        @Nullable String ifMatch) {

    static final String PIPELINE = "ci-payments";
    static final String TOKEN = "cs_" + "k".repeat(40);

    private static final ObjectMapper JSON = new ObjectMapper();

    static Sent submission(String account, Map<String, ?> proposal) {
        return about(null, account, "/changes", proposal);
    }

    static Sent about(@Nullable String change, String account, String path, Map<String, ?> body) {
        return new Sent(
                account,
                UUID.randomUUID().toString(),
                path,
                JSON.valueToTree(body).toString(),
                change,
                null);
    }

    Sent ifMatch(String etag) {
        return new Sent(account, key, path, body, change, etag);
    }

    /** @return nothing where the connection broke before the answer was complete */
    Optional<Api.Answer> to(String url) {
        var api = Api.at(url).with("Idempotency-Key", key);
        api = account.equals(PIPELINE) ? api.withToken(TOKEN) : api.as(account);
        api = ifMatch == null ? api : api.with("If-Match", ifMatch);
        try {
            return Optional.of(api.send(api.request(path)
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofMinutes(1))
                    .POST(BodyPublishers.ofString(body))));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return account + " POST " + path + " (" + key + ")";
    }
}
