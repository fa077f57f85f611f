package dev.countersign.modeling.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.approval.CompleteTask;
import dev.countersign.change.Proposal;
import dev.countersign.change.RehearsedRun;
import dev.countersign.change.ReviseChange;
import dev.countersign.change.WithdrawChange;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plays one step of a trial by the use case that would bring it about. */
@Component
class PlayStep {

    private static final String WHY = "Tried out by a process owner, to see where the process goes from here.";

    private final TrialEngine engine;
    private final TriedTasks tasks;
    private final TriedPeople people;
    private final CompleteTask completeTask;
    private final ReviseChange reviseChange;
    private final WithdrawChange withdrawChange;
    private final RehearsedRun run;
    private final Rehearsal rehearsal;
    private final ObjectMapper json;

    PlayStep(
            TrialEngine engine,
            TriedTasks tasks,
            TriedPeople people,
            CompleteTask completeTask,
            ReviseChange reviseChange,
            WithdrawChange withdrawChange,
            RehearsedRun run,
            Rehearsal rehearsal,
            ObjectMapper json) {
        this.engine = engine;
        this.tasks = tasks;
        this.people = people;
        this.completeTask = completeTask;
        this.reviseChange = reviseChange;
        this.withdrawChange = withdrawChange;
        this.run = run;
        this.rehearsal = rehearsal;
        this.json = json;
    }

    void play(String change, Actor requester, TrialWanted.Step step) {
        switch (Objects.requireNonNullElse(step.kind(), "")) {
            case "task" -> complete(change, step, step.element(), step.valuesOrNone());
            case "approve" -> complete(change, step, elementOr(step), TriedTasks.approval(step.valuesOrNone(), WHY));
            case "reject" -> complete(change, step, elementOr(step), TriedTasks.rejection(step.valuesOrNone(), WHY));
            case "timer" -> fire(change, step);
            case "message" -> send(change, requester, step);
            default ->
                throw new Refused(Refusal.invalid(
                        List.of(new FieldError("steps.kind", "must be task, approve, reject, timer or message"))));
        }
        engine.settle(change);
    }

    private static String elementOr(TrialWanted.Step step) {
        return Objects.requireNonNullElse(step.element(), TriedTasks.REVIEW);
    }

    private void complete(String change, TrialWanted.Step step, @Nullable String element, Map<String, Object> values) {
        var task = waiting(change, element, waiting -> waiting.tasks(), TrialEngine.Task::element);
        var as = step.as() == null ? tasks.firstWhoMay(task) : people.of(step.as(), "steps.as");
        rehearsal.as(as, () -> {
            completeTask.complete(task.id(), tasks.submitted(task, values));
            return true;
        });
    }

    private void fire(String change, TrialWanted.Step step) {
        var timer = waiting(change, step.element(), waiting -> waiting.timers(), TrialEngine.Timer::element);
        if (timer.due() != null) {
            rehearsal.waitUntil(timer.due().plusMillis(1)); // it is kept without its microseconds
        }
        engine.fire(timer);
    }

    private void send(String change, Actor requester, TrialWanted.Step step) {
        var message = waiting(change, step.element(), waiting -> waiting.messages(), TrialEngine.Message::element);
        var as = people.of(step.as(), requester, "steps.as");
        rehearsal.as(as, () -> {
            send(change, message.message(), step.valuesOrNone());
            return true;
        });
    }

    private void send(String change, String message, Map<String, Object> values) {
        switch (message) {
            case "changeRevised" -> reviseChange.revise(change, corrections(values), before -> {});
            case "changeWithdrawn" ->
                withdrawChange.withdraw(change, String.valueOf(values.getOrDefault("reason", WHY)), before -> {});
            case "executionStarted" -> run.start(change);
            case "outcomeReported" -> run.report(change, String.valueOf(values.getOrDefault("result", "succeeded")));
            default -> engine.send(change, message);
        }
    }

    private Proposal corrections(Map<String, Object> values) {
        try {
            return json.convertValue(values, Proposal.class);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.invalid(
                    List.of(new FieldError("steps.values", "are not those of a revision of a change"))));
        }
    }

    private <T> T waiting(
            String change,
            @Nullable String element,
            Function<TrialEngine.Waiting, List<T>> kind,
            Function<T, String> of) {
        return kind.apply(engine.waiting(change)).stream()
                .filter(one -> of.apply(one).equals(element))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.unprocessable(
                        "not_waiting",
                        "The process does not wait at " + element + " now.",
                        "Take one of what can happen next.")));
    }
}
