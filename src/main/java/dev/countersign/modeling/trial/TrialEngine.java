package dev.countersign.modeling.trial;

import dev.countersign.modeling.ModelName;
import dev.countersign.platform.engine.Diagram;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's side of a trial. MUST be called in a {@link dev.countersign.platform.Rehearsal} only. */
public interface TrialEngine {

    /** What may happen next in a process. */
    record Waiting(List<Task> tasks, List<Timer> timers, List<Message> messages) {}

    /** @param teams candidates; {@code accounts}: candidates by name, and the assignee */
    record Task(String id, String element, String name, List<String> teams, List<String> accounts) {}

    /** @param due none where it is due at once */
    record Timer(
            String job,
            String element,
            String name,
            @Nullable Instant due) {}

    /** @param message name of the message that the element waits for */
    record Message(String element, String name, String message) {}

    /** Bounds how many elements all that follows may reach, so that a loop ends. */
    <T extends @Nullable Object> T bounded(Supplier<T> work);

    /** Puts the draft in force for the rest of the rehearsal. What the engine remembers of it goes with that. */
    void deploy(ModelName name, byte[] content);

    /** Runs what the job executor would run at once, until everything waits. */
    void settle(String change);

    void fire(Timer timer);

    void send(String change, String message);

    /** Nothing waits in a process that is over. */
    Waiting waiting(String change);

    /** Where it is; nothing where it never began. */
    Optional<Diagram> diagram(String change);
}
