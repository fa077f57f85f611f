package dev.countersign.modeling.web;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.modeling.release.ReleaseDecision;
import dev.countersign.modeling.release.ReleaseStatus;
import dev.countersign.modeling.release.ShowReleases.Shown;
import dev.countersign.policy.RuleHit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release, as it is answered.
 *
 * @param base version that was in force when it was asked; none for a model that is new
 * @param effectiveAt not before; none where it is to be at once
 * @param instances {@code stay} or {@code migrate}
 * @param differences from the base, as they were when it was asked
 * @param authors persons who wrote it
 * @param needed how many others decide
 * @param rules why so many
 * @param version that it became
 * @param dueAt until then others may decide
 * @param problem why it failed
 * @param allowedActions what the caller may do with it now: {@code decide}, {@code withdraw}
 */
record ReleaseView(
        String id,
        String draft,
        String name,
        ModelKind kind,
        String origin,
        @Nullable Integer base,
        String digest,
        String summary,
        @Nullable Instant effectiveAt,
        String instances,
        @Nullable String replay,
        Check check,
        List<Difference> differences,
        List<String> authors,
        String requestedBy,
        Instant requestedAt,
        ReleaseStatus status,
        List<Decision> decisions,
        int needed,
        List<RuleHit> rules,
        @Nullable Integer version,
        Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable String problem,
        List<String> allowedActions) {

    /** As it was when the release was asked. */
    record Check(boolean clean, List<CheckFinding> findings) {}

    record Decision(String account, String verdict, String reason, Instant at) {

        static Decision of(ReleaseDecision decision) {
            return new Decision(decision.account(), decision.verdict().word(), decision.reason(), decision.at());
        }
    }

    static ReleaseView of(Shown shown) {
        var release = shown.release();
        return new ReleaseView(
                release.id(),
                release.draft(),
                release.name().file(),
                release.name().kind(),
                release.origin(),
                release.base(),
                release.digest(),
                release.summary(),
                release.effectiveAt().equals(release.requestedAt()) ? null : release.effectiveAt(),
                release.instances(),
                release.replay(),
                new Check(true, release.findings()),
                release.differences(),
                release.authors().stream().sorted().toList(),
                release.requestedBy(),
                release.requestedAt(),
                release.status(),
                shown.decisions().stream().map(Decision::of).toList(),
                release.needed(),
                release.rules(),
                release.version(),
                release.dueAt(),
                release.closedAt(),
                release.problem(),
                shown.allowedActions());
    }
}
