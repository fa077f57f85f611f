package dev.countersign.breakglass;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is broken, as the register knows it.
 *
 * @param severity {@code sev1} (everybody) to {@code sev4} (nobody yet)
 * @param project that is hit; none where it may be any
 * @param rehearsal whether it is a drill
 */
public record Incident(
        String reference,
        String severity,
        String title,
        @Nullable String project,
        @Nullable String url,
        boolean rehearsal,
        String status,
        String declaredBy,
        Instant declaredAt,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    static final Set<String> SEVERITIES = Set.of("sev1", "sev2", "sev3", "sev4");
    static final String ACTIVE = "active";
    static final String RESOLVED = "resolved";

    boolean active() {
        return status.equals(ACTIVE);
    }
}
