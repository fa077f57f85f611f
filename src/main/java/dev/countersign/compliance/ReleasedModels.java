package dev.countersign.compliance;

import java.time.Instant;
import java.util.List;

/** Every version of every model that was ever released to the engine. */
public interface ReleasedModels {

    /**
     * @param model key of the decision or the process
     * @param kind {@code decision table} or {@code process}
     * @param digest of the bytes that it was released as
     * @param by who released it, as far as its release says
     */
    record Release(String model, String kind, int version, String digest, Instant at, String by) {}

    List<Release> all();
}
