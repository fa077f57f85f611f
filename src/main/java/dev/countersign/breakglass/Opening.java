package dev.countersign.breakglass;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who has to break the glass.
 *
 * @param duration ISO 8601, such as {@code PT30M}
 * @param closureOwner account that owes the closure
 * @param whyNoChange why no change is quick enough, where changes like this pass quickly
 */
public record Opening(
        @Nullable NamedIncident incident,
        @Nullable String reason,
        @Nullable WantedScope scope,
        @Nullable String duration,
        @Nullable String closureOwner,
        @Nullable String whyNoChange) {

    /** {@code title}, {@code url} and {@code rehearsal} serve where the incident is declared by the same act. */
    public record NamedIncident(
            @Nullable String reference,
            @Nullable String severity,
            @Nullable String title,
            @Nullable String url,
            @Nullable Boolean rehearsal) {}

    public record WantedScope(
            @Nullable String project,
            @Nullable List<String> environments,
            @Nullable List<String> actions,
            @Nullable List<String> targets) {}
}
