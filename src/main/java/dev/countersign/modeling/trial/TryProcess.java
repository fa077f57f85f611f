package dev.countersign.modeling.trial;

import dev.countersign.change.Change;
import dev.countersign.change.SubmitChange;
import dev.countersign.modeling.Draft;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Submits a change to a draft of its process and plays steps, all in a {@link Rehearsal}: with the real use cases, for nothing. */
@Component
class TryProcess {

    static final String OF_CHANGES = "change-approval.bpmn";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Rehearsal rehearsal;
    private final TrialEngine engine;
    private final SubmitChange submitChange;
    private final PlayStep playStep;
    private final TellWhere tellWhere;
    private final TriedPeople people;

    TryProcess(
            Rehearsal rehearsal,
            TrialEngine engine,
            SubmitChange submitChange,
            PlayStep playStep,
            TellWhere tellWhere,
            TriedPeople people) {
        this.rehearsal = rehearsal;
        this.engine = engine;
        this.submitChange = submitChange;
        this.playStep = playStep;
        this.tellWhere = tellWhere;
        this.people = people;
    }

    TriedProcess attempt(Draft draft, byte[] content, TrialWanted wanted, Actor caller) {
        if (!draft.name().file().equals(OF_CHANGES)) {
            throw new Refused(Refusal.unprocessable(
                    "trial_not_applicable",
                    "Only the process of changes, " + OF_CHANGES + ", can be tried so far.",
                    "Check the draft instead: that follows every path of its model."));
        }
        wanted.changeOrRefuse();
        wanted.stepsOrNone();
        var requester = people.of(wanted.requester(), caller, "requester");
        return rehearsal.run(
                LONGEST,
                () -> engine.bounded(() -> {
                    engine.deploy(draft.name(), content);
                    return play(wanted, requester);
                }));
    }

    private TriedProcess play(TrialWanted wanted, Actor requester) {
        var submitted = new AtomicReference<@Nullable Change>();
        var refusal = attempt(() -> submitted.set(submit(wanted, requester)));
        var change = submitted.get();
        if (refusal != null || change == null) {
            return TellWhere.nowhere(refusal);
        }
        var until = Instant.now().plus(LONGEST);
        var played = new ArrayList<TrialWanted.Step>();
        for (var step : wanted.stepsOrNone()) {
            refusal = Instant.now().isAfter(until)
                    ? TellWhere.TOO_LONG
                    : attempt(() -> playStep.play(change.id(), requester, step));
            if (refusal != null) {
                break;
            }
            played.add(step);
        }
        return tellWhere.of(change.id(), requester, played.size(), refusal);
    }

    private Change submit(TrialWanted wanted, Actor requester) {
        var change = rehearsal.as(requester, () -> submitChange.submit(wanted.changeOrRefuse()));
        engine.settle(change.id());
        return change;
    }

    /** What is refused undoes the step, and no more. */
    private @Nullable TriedRefusal attempt(Runnable step) {
        try {
            rehearsal.part(step);
            return null;
        } catch (Refused refused) {
            return TriedRefusal.of(refused.refusal());
        } catch (RuntimeException e) {
            return TellWhere.failed(e);
        }
    }
}
