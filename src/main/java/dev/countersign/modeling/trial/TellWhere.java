package dev.countersign.modeling.trial;

import dev.countersign.change.Changes;
import dev.countersign.modeling.trial.TriedProcess.Next;
import dev.countersign.modeling.trial.TriedProcess.Reached;
import dev.countersign.platform.Actor;
import dev.countersign.platform.engine.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where a change that is tried out has got to, and what can happen next. */
@Component
class TellWhere {

    static final TriedRefusal TOO_LONG = new TriedRefusal(
            "trial_too_long", "The steps take too long to be played.", "Play fewer of them.", List.of());

    private static final int LONGEST_REASON = 300;

    private final TrialEngine engine;
    private final TriedTasks tasks;
    private final Changes changes;

    TellWhere(TrialEngine engine, TriedTasks tasks, Changes changes) {
        this.engine = engine;
        this.tasks = tasks;
        this.changes = changes;
    }

    static TriedProcess nowhere(@Nullable TriedRefusal refusal) {
        return new TriedProcess(List.of(), List.of(), List.of(), List.of(), List.of(), null, false, 0, refusal);
    }

    /** In earnest this is an error of the application, for its operators; here it is the draft's. */
    static TriedRefusal failed(RuntimeException thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var reason = String.valueOf(cause.getMessage());
        return new TriedRefusal(
                "process_failed",
                "The process fails here: " + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                "Look at the element that comes next in the model.",
                List.of());
    }

    TriedProcess of(String change, Actor requester, int played, @Nullable TriedRefusal refusal) {
        var diagram = engine.diagram(change).orElse(null);
        if (diagram == null) {
            return nowhere(refusal);
        }
        var status = Objects.requireNonNull(changes.statuses(List.of(change)).get(change));
        return new TriedProcess(
                diagram.active(),
                diagram.takenElements(),
                diagram.takenFlows(),
                diagram.steps().stream().map(TellWhere::reached).toList(),
                next(engine.waiting(change), requester),
                status.word(),
                diagram.active().isEmpty(),
                played,
                refusal);
    }

    private static Reached reached(Diagram.Step step) {
        return new Reached(step.element(), step.name(), step.type(), step.state(), step.account());
    }

    private List<Next> next(TrialEngine.Waiting waiting, Actor requester) {
        var next = new ArrayList<Next>();
        waiting.tasks().forEach(task -> next.add(next(task)));
        waiting.messages()
                .forEach(message -> next.add(new Next(
                        "message",
                        message.element(),
                        message.name(),
                        detail(message.message(), requester),
                        List.of(requester.account()),
                        null)));
        waiting.timers()
                .forEach(timer -> next.add(new Next(
                        "timer",
                        timer.element(),
                        timer.name(),
                        timer.due() == null ? "It is due at once." : "It is due at " + timer.due() + ".",
                        List.of(),
                        null)));
        return List.copyOf(next);
    }

    private Next next(TrialEngine.Task task) {
        var people = tasks.whoMay(task);
        var whose = task.teams().isEmpty() ? "" : " For " + String.join(", ", task.teams()) + ".";
        return new Next(
                "task",
                task.element(),
                task.name(),
                (people.isEmpty() ? "Nobody may do it now." : "Waits for one of " + people.size() + ".") + whose,
                people,
                people.isEmpty() ? null : tasks.form(task, people.get(0)));
    }

    private static String detail(String message, Actor requester) {
        return switch (message) {
            case "changeRevised" -> requester.account() + " revises the change.";
            case "changeWithdrawn" -> requester.account() + " withdraws the change.";
            case "executionStarted" -> "A pipeline takes a permit and starts.";
            case "outcomeReported" -> "The pipeline reports how it went.";
            default -> "The message " + message + " arrives.";
        };
    }
}
