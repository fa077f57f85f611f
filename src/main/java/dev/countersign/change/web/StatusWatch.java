package dev.countersign.change.web;

import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Clients that wait for another status. One query for all of them, a few times a second and only while somebody waits,
 * sees what any node has done.
 */
@Component
class StatusWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);

    private record Waiting(String changeId, ChangeStatus known, Runnable answer) {}

    private final Changes changes;
    private final Map<DeferredResult<?>, Waiting> waiting = new ConcurrentHashMap<>();

    StatusWatch(Changes changes) {
        this.changes = changes;
    }

    /** Answers with {@code answer} once the change has another status, or when the time is over. */
    <T> DeferredResult<T> until(String changeId, ChangeStatus known, Duration wait, Supplier<T> answer) {
        var result = new DeferredResult<T>(wait.toMillis());
        Runnable reply = () -> reply(result, answer);
        result.onTimeout(reply);
        result.onCompletion(() -> waiting.remove(result));
        waiting.put(result, new Waiting(changeId, known, reply));
        return result;
    }

    @Scheduled(fixedDelay = 100)
    void look() {
        if (waiting.isEmpty()) {
            return;
        }
        var ids = waiting.values().stream().map(Waiting::changeId).collect(Collectors.toSet());
        var now = changes.statuses(ids);
        waiting.entrySet().stream()
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
