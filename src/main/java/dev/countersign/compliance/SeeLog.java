package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.springframework.stereotype.Component;

/** Who may read the entries of the log: whoever sees every project, since they are of all of them. */
@Component
public final class SeeLog {

    private final Visibility visibility;
    private final CurrentActor currentActor;

    SeeLog(Visibility visibility, CurrentActor currentActor) {
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    /** @throws Refused where the caller does not */
    public void require() {
        if (!visibility.seesAll(currentActor.get())) {
            throw new Refused(Refusal.forbidden(
                    "not_of_every_project",
                    "The log has the entries of all projects, and you do not see all of them.",
                    "Ask compliance for the evidence of what you are after."));
        }
    }
}
