package dev.countersign.breakglass;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Operation.Artifact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is likely to be asked for under a session, as it was done the last time.
 *
 * @param key its place in the list, from 1; the key that asks for it
 * @param from where it is known from: {@code this-session}, {@code earlier-session}, {@code change}, or {@code scope} where it
 *     was not done lately
 * @param times how often it was done lately
 * @param purpose what it could be for; whoever asks may say it better
 */
public record LikelyAction(
        int key,
        String action,
        String environment,
        String target,
        @Nullable String command,
        @Nullable Artifact artifact,
        @Nullable JsonNode parameters,
        String purpose,
        String from,
        int times,
        @Nullable Instant lastAt) {

    public static final int MOST = 9;
}
