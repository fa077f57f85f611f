package dev.countersign.change;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may correct or withdraw a change, and while it stands where: its requester and authors, before it runs. */
@Component
final class OwnChange {

    private static final Set<ChangeStatus> BEFORE_IT_RUNS =
            EnumSet.of(ChangeStatus.PENDING, ChangeStatus.REJECTED, ChangeStatus.APPROVED);

    private final Visibility visibility;
    private final ClosedChange closedChange;
    private final Deadlines deadlines;

    OwnChange(Visibility visibility, ClosedChange closedChange, Deadlines deadlines) {
        this.visibility = visibility;
        this.closedChange = closedChange;
        this.deadlines = deadlines;
    }

    Change lock(String changeId, Actor actor) {
        var change = visibility.lock(changeId, actor);
        refusal(change, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        return change;
    }

    Optional<Refusal> refusal(Change change, Actor actor) {
        if (!change.excludedPersons().contains(actor.person())) {
            return Optional.of(Refusal.forbidden(
                    "not_the_requester",
                    "Only the requester and the authors of a change may alter or withdraw it.",
                    "Ask " + change.requester() + "."));
        }
        if (change.status().closed()) {
            return Optional.of(closedChange.refusal(change));
        }
        if (!BEFORE_IT_RUNS.contains(change.status())) {
            return Optional.of(Refusal.conflict(
                    "change_executing",
                    "The change is being executed.",
                    "Report its outcome; to undo it, submit a rollback.",
                    closedChange.outcome(change)));
        }
        return deadlines.over(change) ? Optional.of(closedChange.overdue(change)) : Optional.empty();
    }
}
