package dev.countersign.system;

import dev.countersign.Api;
import dev.countersign.platform.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client was told has happened: never to be lost again.
 *
 * @param row id of what it made
 * @param etag the change's status and version after it, such as {@code pending.4}, where the answer said so
 * @param answer digest of the answer's body
 */
record Acknowledged(
        Sent act, String change, String row, @Nullable String etag, int status, String answer) {

    static Acknowledged of(Sent act, Api.Answer answer) {
        var pointer = act.path().endsWith("/decisions")
                ? "decision/id"
                : act.path().endsWith("/revisions") ? "change/id" : "id";
        var row = answer.text(pointer);
        var etag = answer.raw().headers().firstValue("ETag").map(quoted -> quoted.replace("\"", ""));
        return new Acknowledged(
                act,
                Objects.requireNonNullElse(act.change(), row),
                row,
                etag.orElse(null),
                answer.status(),
                digest(answer));
    }

    static boolean replayed(Api.Answer answer) {
        return answer.raw().headers().firstValue("Idempotency-Replayed").isPresent();
    }

    boolean isAgain(Api.Answer repeated) {
        return replayed(repeated)
                && repeated.status() == status
                && digest(repeated).equals(answer);
    }

    private static String digest(Api.Answer answer) {
        return Digest.of(answer.raw().body().getBytes(StandardCharsets.UTF_8)).value();
    }
}
