package dev.countersign.breakglass;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Incidents of the caller's projects, and those of none. */
@Component
public final class ListIncidents {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final Visibility visibility;
    private final CurrentActor currentActor;

    ListIncidents(Incidents incidents, Visibility visibility, CurrentActor currentActor) {
        this.incidents = incidents;
        this.visibility = visibility;
        this.currentActor = currentActor;
    }

    public List<Incident> list(@Nullable String status) {
        return incidents.all(status, visibility.projects(currentActor.get()).toArray(String[]::new), MOST);
    }
}
