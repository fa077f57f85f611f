package dev.countersign.breakglass;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would most likely open, to begin with; they alter what does not fit. Nothing of it is a right.
 *
 * @param incident the one asked for, or the gravest that is active; none where none is
 * @param scope its project is none, and its targets are empty, where nothing says which
 * @param from where its targets are from: {@code last-session} of the caller, {@code project-session}, {@code changes}, or
 *     {@code nothing}
 * @param coSigned whether nothing may be done before a co-signature
 */
public record ProposedOpening(
        @Nullable Incident incident,
        Proposed scope,
        String from,
        Duration duration,
        String closureOwner,
        boolean coSigned) {

    public record Proposed(
            @Nullable String project, List<String> environments, List<String> actions, List<String> targets) {}
}
