package dev.countersign.platform.web;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that wants to change something, with all that is needed to run it more than once.
 *
 * @param key its idempotency key, if it has one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Act(
        HttpServletRequest request,
        Actor actor,
        byte[] body,
        @Nullable String key) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern ID = Pattern.compile("/([a-z]{3}_[0-9a-z]{26})(?=/|$)");
    private static final int LONGEST_SUBJECT = 200;

    static Act read(HttpServletRequest request, Actor actor) throws IOException {
        return new Act(request, actor, request.getInputStream().readAllBytes(), key(request));
    }

    /** What has to be the same for a request to be a repeat of another. */
    byte[] hash() {
        var all = new ByteArrayOutputStream();
        for (var part : new String[] {request.getMethod(), request.getRequestURI(), request.getQueryString()}) {
            all.writeBytes((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
            all.write('\n');
        }
        all.writeBytes(body);
        return Digest.sha256(all.toByteArray());
    }

    void forgetLastRun() {
        request.removeAttribute(ActAttributes.LOST_RACE);
        request.removeAttribute(ActAttributes.REFUSAL);
        request.removeAttribute(ActAttributes.SECRET);
        request.removeAttribute(ActAttributes.QUESTION);
    }

    boolean lostRace() {
        return request.getAttribute(ActAttributes.LOST_RACE) != null;
    }

    boolean secret() {
        return Boolean.TRUE.equals(request.getAttribute(ActAttributes.SECRET));
    }

    boolean question() {
        return Boolean.TRUE.equals(request.getAttribute(ActAttributes.QUESTION));
    }

    @Nullable
    Refusal refusal() {
        return (Refusal) request.getAttribute(ActAttributes.REFUSAL);
    }

    String subject() {
        if (request.getAttribute(ActAttributes.SUBJECT) instanceof String named) {
            return named;
        }
        var path = request.getRequestURI();
        var id = ID.matcher(path);
        return id.find() ? id.group(1) : path.substring(0, Math.min(path.length(), LONGEST_SUBJECT));
    }

    Map<String, Object> facts() {
        return Map.of("method", request.getMethod(), "path", request.getRequestURI());
    }

    private static @Nullable String key(HttpServletRequest request) {
        var keys = Collections.list(Objects.requireNonNull(request.getHeaders("Idempotency-Key")));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new Refused(Refusal.malformed(
                    "bad_idempotency_key",
                    "An Idempotency-Key is one header of 1 to 255 visible ASCII characters.",
                    "Send a new UUID for each act, and the same one for each repeat of it."));
        }
        return keys.get(0);
    }
}
