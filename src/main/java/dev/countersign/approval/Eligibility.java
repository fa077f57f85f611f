package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.ClosedChange;
import dev.countersign.change.Deadlines;
import dev.countersign.change.Revision;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody may take the open seat of a change at this moment; worked out at each asking (law 4). */
@Component
final class Eligibility {

    private final Stages stages;
    private final Decisions decisions;
    private final Quorum quorum;
    private final Directory directory;
    private final Deadlines deadlines;
    private final ClosedChange closedChange;
    private final DatabaseTime time;

    Eligibility(
            Stages stages,
            Decisions decisions,
            Quorum quorum,
            Directory directory,
            Deadlines deadlines,
            ClosedChange closedChange,
            DatabaseTime time) {
        this.stages = stages;
        this.decisions = decisions;
        this.quorum = quorum;
        this.directory = directory;
        this.deadlines = deadlines;
        this.closedChange = closedChange;
        this.time = time;
    }

    Candidacy candidacy(Change change, Revision revision, Actor actor) {
        var standing = decisions.standing(change.id());
        var seats = quorum.seats(change, revision, stages.of(change), standing);
        return new Candidacy(
                actor,
                change,
                revision.outcome().terms(),
                seats.open().orElse(null),
                directory.capacities(actor.person(), time.now()),
                standing,
                settled(change),
                time.now());
    }

    List<Refusal> refusals(Change change, Revision revision, Actor actor) {
        return EligibilityRule.refusals(candidacy(change, revision, actor));
    }

    /** By the clock of the check, whether or not a timer has noticed (law 5's way of thinking). */
    private @Nullable Outcome settled(Change change) {
        if (change.status() != ChangeStatus.PENDING) {
            return closedChange.outcome(change);
        }
        var due = change.dueAt();
        return due != null && deadlines.over(change) ? new Outcome("expired", "system", due) : null;
    }
}
