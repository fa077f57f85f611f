package dev.countersign.modeling.release;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who of the process owners may decide on a release, as rules that one can ask one by one. */
@Component
class ReleaseRules {

    private final ReleaseDecisions decisions;
    private final DatabaseTime time;

    ReleaseRules(ReleaseDecisions decisions, DatabaseTime time) {
        this.decisions = decisions;
        this.time = time;
    }

    /** Why a person may not decide now; the first reason that there is. */
    Optional<Refusal> refusal(Release release, String person) {
        return Stream.of(
                        stillPending(release),
                        inTime(release),
                        bySomebodyElse(release, person),
                        onlyOnce(release, person),
                        stepUpDone(release))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> stillPending(Release release) {
        return release.status() == ReleaseStatus.PENDING ? Optional.empty() : Optional.of(over(release));
    }

    /** What is said to whoever comes too late. */
    Refusal over(Release release) {
        var closedAt = release.closedAt();
        var last = decisions.on(release.id()).stream()
                .reduce((one, other) -> other)
                .map(decision -> new Outcome(release.status().word(), decision.account(), decision.at()))
                .orElse(new Outcome(
                        release.status().word(),
                        release.requestedBy(),
                        closedAt == null ? release.requestedAt() : closedAt));
        return Refusal.conflict(
                release.status().closed() ? "release_closed" : "already_decided",
                "This release is " + release.status().word() + " already.",
                "Look at it to see how it went on.",
                last);
    }

    private Optional<Refusal> inTime(Release release) {
        return time.now().isBefore(release.dueAt())
                ? Optional.empty()
                : Optional.of(Refusal.conflict(
                        "decision_overdue",
                        "The time to decide on this release is over.",
                        "Its requester may ask for it again.",
                        new Outcome("expired", "system", release.dueAt())));
    }

    private static Optional<Refusal> bySomebodyElse(Release release, String person) {
        return release.isBy(person)
                ? Optional.of(Refusal.forbidden(
                        "own_release",
                        "You wrote this or asked for it, and so do not decide on it, through whatever account.",
                        "Ask another process owner."))
                : Optional.empty();
    }

    private Optional<Refusal> onlyOnce(Release release, String person) {
        return decisions.on(release.id()).stream()
                .filter(decision -> decision.person().equals(person))
                .findFirst()
                .map(decision -> Refusal.conflict(
                        "already_decided",
                        "You have decided on this release already.",
                        "Another process owner has to decide.",
                        new Outcome(decision.verdict().word(), decision.account(), decision.at())));
    }

    /** Passkeys are not there yet: what asks for a step-up is refused rather than let through. */
    private static Optional<Refusal> stepUpDone(Release release) {
        return release.stepUp()
                ? Optional.of(Refusal.forbidden(
                        "step_up_required",
                        "Policy asks for a fresh, stronger sign-in for this decision.",
                        "Confirm with your security key, then send the decision again."))
                : Optional.empty();
    }
}
