package dev.countersign.directory;

import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.springframework.stereotype.Component;

/** What people may do for themselves, and otherwise only administrators for them. */
@Component
final class OwnAffairs {

    private final Administrators administrators;
    private final CurrentActor currentActor;

    OwnAffairs(Administrators administrators, CurrentActor currentActor) {
        this.administrators = administrators;
        this.currentActor = currentActor;
    }

    /** A machine does nothing for its owner: a pipeline's token would otherwise hand on what its owner may decide. */
    Actor required(String person) {
        var actor = currentActor.get();
        if (actor.service()) {
            throw new Refused(Refusal.forbidden(
                    "service_account",
                    "A service account does not act for its owner here.",
                    "Sign in as a person to do it."));
        }
        return actor.person().equals(person) ? actor : administrators.required();
    }
}
