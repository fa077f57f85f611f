package dev.countersign.execution;

import dev.countersign.change.Runs.PermitView;
import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.springframework.stereotype.Component;

/** The state of a permit, for whoever sees its change. */
@Component
public final class ShowPermit {

    private final Permits permits;
    private final RunsOfChanges runs;
    private final Visibility visibility;
    private final CurrentActor currentActor;

    ShowPermit(Permits permits, RunsOfChanges runs, Visibility visibility, CurrentActor currentActor) {
        this.permits = permits;
        this.runs = runs;
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    public PermitView show(String permitId) {
        var permit = permits.find(permitId).orElseThrow(() -> new Refused(Refusal.notFound("permit", permitId)));
        visibility.see(permit.changeId(), currentActor.get());
        return runs.view(permit);
    }
}
