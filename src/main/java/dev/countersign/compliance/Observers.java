package dev.countersign.compliance;

import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Who reports what was seen running: platforms that the settings name. */
@Component
final class Observers {

    /** @param observers service accounts of platforms */
    @ConfigurationProperties("countersign.compliance")
    record Settings(@DefaultValue Set<String> observers) {}

    private final Settings settings;
    private final CurrentActor currentActor;

    Observers(Settings settings, CurrentActor currentActor) {
        this.settings = settings;
        this.currentActor = currentActor;
    }

    /** @throws Refused where the caller is none */
    Actor required() {
        var actor = currentActor.get();
        if (!actor.service() || !settings.observers().contains(actor.account())) {
            throw new Refused(Refusal.forbidden(
                    "not_an_observer",
                    "What ran is reported by the platforms that are named in the settings.",
                    "Name the service account in countersign.compliance.observers, and report with a token of it."));
        }
        return actor;
    }
}
