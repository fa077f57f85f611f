package dev.countersign.modeling;

import dev.countersign.directory.Administrators;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.PolicyComplaints;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works on models, in their own right: neither a stand-in nor a machine. And who else may look at the work. */
@Component
public class ProcessOwners {

    /** Their team. */
    public static final String TEAM = PolicyComplaints.OWNERS;

    private static final Set<String> LOOKING_ON = Set.of(TEAM, "compliance");

    private final Directory directory;
    private final Administrators administrators;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ProcessOwners(Directory directory, Administrators administrators, CurrentActor currentActor, DatabaseTime time) {
        this.directory = directory;
        this.administrators = administrators;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @throws Refused 403 where the caller is not one now */
    public Actor required() {
        var actor = currentActor.get();
        if (!include(actor)) {
            throw new Refused(Refusal.forbidden(
                    "not_a_process_owner",
                    "Only members of " + TEAM + " work on models.",
                    "Ask an administrator to add you to " + TEAM + "."));
        }
        return actor;
    }

    /** @throws Refused 403 where the caller may not even look at drafts and releases */
    public Actor looking() {
        var actor = currentActor.get();
        if (!mayLook(actor)) {
            throw new Refused(Refusal.forbidden(
                    "not_a_process_owner",
                    "Drafts and releases are seen by members of " + TEAM + ", compliance and administrators.",
                    "What is in force is in the library, for everybody."));
        }
        return actor;
    }

    public boolean include(Actor actor) {
        return isMember(actor, TEAM);
    }

    public boolean mayLook(Actor actor) {
        return LOOKING_ON.stream().anyMatch(team -> isMember(actor, team)) || administrators.include(actor, time.now());
    }

    private boolean isMember(Actor actor, String team) {
        return !actor.service()
                && directory.members(team, time.now()).stream()
                        .anyMatch(member ->
                                member.onBehalfOf() == null && member.person().equals(actor.person()));
    }
}
