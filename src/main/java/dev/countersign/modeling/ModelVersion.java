package dev.countersign.modeling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was in force.
 *
 * @param version counts from 1 for each name; not the number that the engine gives to a table or process in it
 * @param deployment id of the engine's
 * @param source {@code shipped} with the application, {@code release}, {@code recovery}
 * @param release id of the release that put it in force, if one did
 */
public record ModelVersion(
        ModelName name,
        int version,
        String digest,
        String deployment,
        String source,
        @Nullable String release,
        String account,
        Instant at) {

    public static final String SHIPPED = "shipped";
    public static final String RELEASE = "release";
    public static final String RECOVERY = "recovery";
}
