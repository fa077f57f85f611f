package dev.countersign.policy;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Requests that failed because a table left them open or broke a floor: what its owners have to mend. */
@Component
public final class PolicyComplaints {

    public static final String OWNERS = "process-owners";
    private static final int MOST = 100;

    private final AuditLog audit;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    PolicyComplaints(AuditLog audit, Directory directory, CurrentActor currentActor, DatabaseTime time) {
        this.audit = audit;
        this.directory = directory;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** The latest hundred, newest first. @throws Refused where the caller owns no process */
    public List<AuditEntry> latest() {
        requireOwner(currentActor.get());
        return audit.refusals("policy\\_%", MOST);
    }

    private void requireOwner(Actor actor) {
        if (!directory.teamsOf(actor.person(), time.now()).contains(OWNERS)) {
            throw new Refused(Refusal.forbidden(
                    "not_a_process_owner",
                    "Only members of " + OWNERS + " see what the tables left open.",
                    "Ask an administrator to add you to " + OWNERS + "."));
        }
    }
}
