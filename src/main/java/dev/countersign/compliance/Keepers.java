package dev.countersign.compliance;

import dev.countersign.directory.Administrators;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Who says what is kept and what is forgotten: compliance, and administrators as the second person. Each in their own right. */
@Component
public final class Keepers {

    /** @param keepers teams whose members do */
    @ConfigurationProperties("countersign.compliance")
    record Settings(@DefaultValue("compliance") Set<String> keepers) {}

    private final Settings settings;
    private final Directory directory;
    private final Administrators administrators;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    Keepers(
            Settings settings,
            Directory directory,
            Administrators administrators,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.settings = settings;
        this.directory = directory;
        this.administrators = administrators;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @throws Refused where the caller is not of compliance */
    Actor compliance() {
        var actor = currentActor.get();
        if (!compliance(actor)) {
            throw new Refused(Refusal.forbidden(
                    "not_of_compliance",
                    "Only members of " + String.join(", ", settings.keepers()) + " may do this.",
                    "Ask one of them."));
        }
        return actor;
    }

    /** @throws Refused where the caller is neither of compliance nor an administrator */
    Actor either() {
        var actor = currentActor.get();
        if (!compliance(actor) && !administrators.include(actor, time.now())) {
            throw new Refused(Refusal.forbidden(
                    "not_of_compliance",
                    "Only members of " + String.join(", ", settings.keepers()) + " and administrators may do this.",
                    "Ask one of them."));
        }
        return actor;
    }

    /** @throws Refused where the caller is no administrator */
    Actor administrator() {
        var actor = currentActor.get();
        if (!administrators.include(actor, time.now())) {
            throw new Refused(Refusal.forbidden(
                    "not_an_administrator",
                    "Only an administrator may ask for this.",
                    "Ask an administrator to do it."));
        }
        return actor;
    }

    boolean compliance(Actor actor) {
        return !actor.service()
                && settings.keepers().stream()
                        .flatMap(team -> directory.members(team, time.now()).stream())
                        .anyMatch(member ->
                                member.onBehalfOf() == null && member.person().equals(actor.person()));
    }

    boolean may(Actor actor) {
        return compliance(actor) || administrators.include(actor, time.now());
    }
}
