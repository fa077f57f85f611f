package dev.countersign.breakglass;

import dev.countersign.platform.CurrentActor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says what the caller may do beyond single sessions. Holds for the moment: each act asks again. */
@Component
public final class SeeRights {

    /**
     * @param allowedActions {@code declare}: declare, alter and resolve incidents. {@code revoke}: end sessions, one or all.
     * @param commanders teams whose members may declare
     */
    public record Rights(List<String> allowedActions, Set<String> commanders) {}

    private final IncidentCommand command;
    private final CurrentActor currentActor;

    SeeRights(IncidentCommand command, CurrentActor currentActor) {
        this.command = command;
        this.currentActor = currentActor;
    }

    public Rights see() {
        var actor = currentActor.get();
        var allowed = new ArrayList<String>();
        if (command.commands(actor)) {
            allowed.add("declare");
        }
        if (command.mayRevoke(actor)) {
            allowed.add("revoke");
        }
        return new Rights(allowed, command.commanders());
    }
}
