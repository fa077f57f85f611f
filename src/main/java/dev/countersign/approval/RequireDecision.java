package dev.countersign.approval;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The stored decision behind a review task, which {@link RecordDecision} alone can have written. */
@Component
public final class RequireDecision {

    private final Decisions decisions;

    RequireDecision(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws Refused where nobody has decided, or on another change */
    public Decision of(String task, String changeId) {
        return decisions
                .ofTask(task)
                .filter(decision -> Objects.equals(decision.changeId(), changeId))
                .orElseThrow(() -> new Refused(Refusal.forbidden(
                        "decision_missing",
                        "A review is completed by a decision, not by completing its task.",
                        "Decide with POST /api/v1/changes/" + changeId + "/decisions.")));
    }
}
