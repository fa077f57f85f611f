package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.springframework.stereotype.Component;

/** What is of everybody is for whoever sees every project. */
@Component
final class SeeEverything {

    private final Visibility visibility;
    private final CurrentActor currentActor;

    SeeEverything(Visibility visibility, CurrentActor currentActor) {
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    boolean may() {
        return visibility.seesAll(currentActor.get());
    }

    /** @param what the beginning of the sentence, such as {@code This report} */
    void require(String what) {
        if (!may()) {
            throw new Refused(Refusal.forbidden(
                    "not_of_every_project",
                    what + " is of everybody, and you do not see every project.",
                    "Ask compliance for it."));
        }
    }
}
