package dev.countersign.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a refused act on record (law 9). Called in a transaction of its own, after the act was rolled back. */
public interface RefusalRecorder {

    /**
     * Writes it down.
     *
     * @param subject id of what the act was about, or the path of the request where no id is known
     * @param data how the act came in: {@code method} and {@code path}
     */
    void refused(Refusal refusal, Actor actor, String subject, Map<String, ? extends @Nullable Object> data);
}
