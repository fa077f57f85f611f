package dev.countersign.execution;

import dev.countersign.approval.Quorum;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.CheckGates;
import dev.countersign.change.ClosedChange;
import dev.countersign.change.Deadlines;
import dev.countersign.change.Revision;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether an approved change may run at this moment: asked when a permit is issued and again when it is redeemed (law 1,
 * law 2, law 4). Each rule is asked anew; the first that refuses is the answer.
 */
@Component
final class MayRunNow {

    private final Quorum quorum;
    private final CheckGates checkGates;
    private final Deadlines deadlines;
    private final ClosedChange closedChange;
    private final DatabaseTime time;

    MayRunNow(Quorum quorum, CheckGates checkGates, Deadlines deadlines, ClosedChange closedChange, DatabaseTime time) {
        this.quorum = quorum;
        this.checkGates = checkGates;
        this.deadlines = deadlines;
        this.closedChange = closedChange;
        this.time = time;
    }

    /** MUST be asked with the change locked. */
    Optional<Refusal> refusal(Change change, Revision revision, Actor actor) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> aRunner(change, actor),
                        () -> approved(change),
                        () -> inTime(change),
                        () -> insideWindow(revision),
                        () -> quorum.refusal(change, revision),
                        () -> gatesMet(change, revision))
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    /** Pipelines that see the project, and the people who asked for the change or wrote it. */
    Optional<Refusal> aRunner(Change change, Actor actor) {
        return actor.service() || change.excludedPersons().contains(actor.person())
                ? Optional.empty()
                : Optional.of(Refusal.forbidden(
                        "not_a_runner",
                        "A change is run by a pipeline of its project, its requester or an author.",
                        "Let the pipeline ask for the permit."));
    }

    private Optional<Refusal> approved(Change change) {
        if (change.status().closed()) {
            return Optional.of(closedChange.refusal(change));
        }
        if (change.status() == ChangeStatus.APPROVED) {
            return Optional.empty();
        }
        var executing = change.status() == ChangeStatus.EXECUTING;
        return Optional.of(Refusal.conflict(
                executing ? "already_executing" : "not_approved",
                "The change is " + change.status().word() + (executing ? "; what was approved runs once." : "."),
                executing
                        ? "Report its outcome."
                        : "Wait for the approval: GET with Prefer: wait answers when it comes.",
                executing
                        ? closedChange.outcome(change)
                        : new Outcome(change.status().word(), change.requester(), change.updatedAt())));
    }

    private Optional<Refusal> inTime(Change change) {
        return deadlines.over(change)
                ? Optional.of(Refusal.conflict(
                        "change_closed",
                        "The time to start was over at " + change.dueAt() + ".",
                        "Submit a new change.",
                        new Outcome("expired", "system", Objects.requireNonNull(change.dueAt()))))
                : Optional.empty();
    }

    private Optional<Refusal> insideWindow(Revision revision) {
        return revision.window().contains(time.now())
                ? Optional.empty()
                : Optional.of(Refusal.unprocessable(
                        "outside_window",
                        "The change may start from " + revision.window().notBefore() + " until "
                                + revision.window().notAfter() + " only.",
                        "Ask again inside the window, or revise the change."));
    }

    private Optional<Refusal> gatesMet(Change change, Revision revision) {
        return checkGates.check(change, revision).stream()
                .filter(gate -> !gate.met())
                .findFirst()
                .map(gate -> Refusal.unprocessable(
                        "gate_unmet",
                        gate.title() + ": " + gate.detail(),
                        "Meet the gate, then ask again; a revision asks policy anew."));
    }
}
