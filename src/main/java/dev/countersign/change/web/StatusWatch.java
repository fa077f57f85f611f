package dev.countersign.change.web;

import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.platform.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Clients that wait for another status. The database says when a change was altered, on whatever node; then one query looks
 * at all that somebody waits for.
 */
@Component
class StatusWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);

    private record Waiting(String changeId, ChangeStatus known, Runnable answer) {}

    private final Changes changes;
    private final TaskScheduler scheduler;
    private final Map<DeferredResult<?>, Waiting> waiting = new ConcurrentHashMap<>();

    StatusWatch(Changes changes, TaskScheduler scheduler) {
        this.changes = changes;
        this.scheduler = scheduler;
    }

    /** Answers with {@code answer} once the change has another status, or when the time is over. */
    <T> DeferredResult<T> until(String changeId, ChangeStatus known, Duration wait, Supplier<T> answer) {
        var result = new DeferredResult<T>(wait.toMillis());
        Runnable reply = () -> reply(result, answer);
        result.onTimeout(reply);
        result.onCompletion(() -> waiting.remove(result));
        waiting.put(result, new Waiting(changeId, known, reply));
        look(Set.of(changeId)); // It may have been altered between the caller's look at it and now.
        return result;
    }

    @EventListener
    void on(Signal.Heard heard) {
        var altered = heard.signals().stream().map(Signal::subject).collect(Collectors.toSet());
        var everything =
                heard.signals().stream().anyMatch(signal -> signal.kind().equals(Signal.EVERYTHING));
        var theirs = waitedFor();
        if (!everything) {
            theirs.retainAll(altered);
        }
        lookSoon(theirs);
    }

    @EventListener(Signal.Missed.class)
    void onMissed() {
        lookSoon(waitedFor());
    }

    private Set<String> waitedFor() {
        return waiting.values().stream().map(Waiting::changeId).collect(Collectors.toCollection(HashSet::new));
    }

    /** In another thread: answering takes longer than hearing. */
    private void lookSoon(Set<String> ids) {
        if (!ids.isEmpty()) {
            scheduler.schedule(() -> look(ids), Instant.now());
        }
    }

    private void look(Set<String> ids) {
        var now = changes.statuses(ids);
        waiting.entrySet().stream()
                .filter(entry -> ids.contains(entry.getValue().changeId()))
                .filter(entry -> !entry.getValue()
                        .known()
                        .equals(now.get(entry.getValue().changeId())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet())
                .forEach(this::answer);
    }

    private void answer(DeferredResult<?> result) {
        var entry = waiting.remove(result);
        if (entry != null) {
            entry.answer().run();
        }
    }

    private static <T> void reply(DeferredResult<T> result, Supplier<T> answer) {
        try {
            result.setResult(answer.get());
        } catch (RuntimeException e) {
            LOG.debug("A waiting client gets an error", e);
            result.setErrorResult(e);
        }
    }
}
