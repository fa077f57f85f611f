package dev.countersign.modeling.release;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored decision behind a task, which {@link DecideRelease} alone can have written. */
@Component
public final class RequireReleaseDecision {

    private final ReleaseDecisions decisions;

    RequireReleaseDecision(ReleaseDecisions decisions) {
        this.decisions = decisions;
    }

    /** @return the account that decided. @throws Refused where nobody has, or on another release */
    public String of(String task, @Nullable String release) {
        return decisions
                .ofTask(task)
                .filter(decision -> Objects.equals(decision.release(), release))
                .map(ReleaseDecision::account)
                .orElseThrow(() -> new Refused(Refusal.forbidden(
                        "decision_missing",
                        "A release is decided by a decision, not by completing its task.",
                        "Decide with POST /api/v1/models/releases/" + release + "/decisions.")));
    }
}
