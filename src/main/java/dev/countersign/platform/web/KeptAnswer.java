package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given to the first request with its idempotency key.
 *
 * @param body without one, it held a secret and was not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptAnswer(int status, Map<String, String> headers, byte @Nullable [] body, Instant at) {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> KEPT = Set.of("Content-Type", "ETag", "Location");

    /** Refusals that the same request would meet again. What depends on the moment is worth another try. */
    private static final Set<Integer> FINAL_REFUSALS = Set.of(400, 403, 404, 409, 410, 412, 422, 428);

    static boolean worthKeeping(Act act, HeldResponse answer) {
        return act.key() != null
                && !act.lostRace()
                && (!answer.failed() || FINAL_REFUSALS.contains(answer.getStatus()));
    }

    static Map<String, String> headers(HeldResponse answer) {
        var headers = new LinkedHashMap<String, String>();
        KEPT.stream().sorted().forEach(name -> {
            var value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    HeldResponse replay(Act act, HttpServletResponse response) {
        if (body == null) {
            throw new Refused(Refusal.conflict(
                    "secret_not_kept",
                    "This was done already; its answer held a secret, which is shown once and kept nowhere.",
                    "If the secret is lost, revoke it and ask for another with a new Idempotency-Key.",
                    new Refusal.Outcome("done", act.actor().account(), at)));
        }
        var held = new HeldResponse(response);
        held.setStatus(status);
        headers.forEach(held::setHeader);
        held.setHeader(REPLAYED, "true");
        held.fill(body);
        return held;
    }
}
