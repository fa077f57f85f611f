package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Project;
import org.springframework.stereotype.Component;

/** What is of everybody is for whoever sees every project. */
@Component
final class SeeEverything {

    private final Visibility visibility;
    private final Catalogue catalogue;
    private final CurrentActor currentActor;

    SeeEverything(Visibility visibility, Catalogue catalogue, CurrentActor currentActor) {
        this.visibility = visibility;
        this.catalogue = catalogue;
        this.currentActor = currentActor;
    }

    boolean may() {
        var all = catalogue.projects().stream().map(Project::id).toList();
        return visibility.projects(currentActor.get()).containsAll(all);
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
