package dev.countersign.breakglass;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Who declares incidents, and who may end any session at once. Asked of the directory each time (law 4). */
@Component
public final class IncidentCommand {

    /**
     * @param commanders teams whose members declare and resolve incidents
     * @param tools service accounts of incident tools, which do the same
     * @param revokers teams, besides the commanders, whose members may revoke sessions
     */
    @ConfigurationProperties("countersign.break-glass")
    public record Settings(
            @DefaultValue("incident-command") Set<String> commanders,
            @DefaultValue Set<String> tools,
            @DefaultValue({"security", "compliance"}) Set<String> revokers) {}

    private final Settings settings;
    private final SeeSessions seeSessions;

    IncidentCommand(Settings settings, SeeSessions seeSessions) {
        this.settings = settings;
        this.seeSessions = seeSessions;
    }

    Set<String> commanders() {
        return settings.commanders();
    }

    boolean commands(Actor actor) {
        return settings.tools().contains(actor.account()) || seeSessions.actsFor(actor, settings.commanders());
    }

    boolean mayRevoke(Actor actor) {
        return seeSessions.actsFor(actor, settings.commanders()) || seeSessions.actsFor(actor, settings.revokers());
    }

    void require(Actor actor) {
        if (!commands(actor)) {
            throw new Refused(Refusal.forbidden(
                    "not_in_command",
                    "Incidents are declared and resolved by the incident command ("
                            + String.join(", ", settings.commanders()) + ") or by the incident tool.",
                    "Ask a member of it."));
        }
    }
}
