package dev.countersign.change;

import dev.countersign.platform.DatabaseTime;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the time of a change's present status is over, by the clock of the check, whatever any timer has done. */
@Component
public final class Deadlines {

    private static final Set<ChangeStatus> RUN_OUT =
            EnumSet.of(ChangeStatus.PENDING, ChangeStatus.REJECTED, ChangeStatus.APPROVED);

    private final DatabaseTime time;

    Deadlines(DatabaseTime time) {
        this.time = time;
    }

    public boolean over(Change change) {
        return RUN_OUT.contains(change.status())
                && change.dueAt() != null
                && !time.now().isBefore(change.dueAt());
    }
}
