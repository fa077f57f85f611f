package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Project;
import org.springframework.stereotype.Component;

/** Who may read the entries of the log: whoever sees every project, since they are of all of them. */
@Component
public final class SeeLog {

    private final Visibility visibility;
    private final Catalogue catalogue;
    private final CurrentActor currentActor;

    SeeLog(Visibility visibility, Catalogue catalogue, CurrentActor currentActor) {
        this.visibility = visibility;
        this.catalogue = catalogue;
        this.currentActor = currentActor;
    }

    /** @throws Refused where the caller does not */
    public void require() {
        var all = catalogue.projects().stream().map(Project::id).toList();
        if (!visibility.projects(currentActor.get()).containsAll(all)) {
            throw new Refused(Refusal.forbidden(
                    "not_of_every_project",
                    "The log has the entries of all projects, and you do not see all of them.",
                    "Ask compliance for the evidence of what you are after."));
        }
    }
}
