package dev.countersign.modeling.release;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.policy.RuleHit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are to be in force. What they are is in {@link Releases#content}.
 *
 * @param origin {@code draft} or {@code rollback}
 * @param base what was in force when it was asked; none for a model that is new
 * @param effectiveAt not before; when it was asked, where it is to be at once
 * @param instances {@code stay} or {@code migrate}
 * @param findings of the check, when it was asked
 * @param differences from the base, when it was asked
 * @param authors persons who put their hand to it
 * @param needed how many others decide
 * @param version that it became
 * @param problem why it failed
 */
public record Release(
        String id,
        String draft,
        ModelName name,
        String origin,
        @Nullable Integer base,
        String digest,
        String summary,
        Instant effectiveAt,
        String instances,
        @Nullable String replay,
        List<CheckFinding> findings,
        List<Difference> differences,
        Set<String> authors,
        String requestedBy,
        String requestedPerson,
        Instant requestedAt,
        int needed,
        boolean stepUp,
        List<RuleHit> rules,
        Instant dueAt,
        ReleaseStatus status,
        @Nullable Integer version,
        @Nullable String problem,
        @Nullable Instant closedAt) {

    public static final String OF_A_DRAFT = "draft";
    public static final String ROLLBACK = "rollback";
    public static final String STAY = "stay";
    public static final String MIGRATE = "migrate";

    /** Whether somebody wrote it or asked for it, through whatever account. */
    public boolean isBy(String person) {
        return requestedPerson.equals(person) || authors.contains(person);
    }

    public boolean migrates() {
        return instances.equals(MIGRATE);
    }
}
