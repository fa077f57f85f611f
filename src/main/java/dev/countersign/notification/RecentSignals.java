package dev.countersign.notification;

import dev.countersign.platform.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest signals, so that a stream which broke off goes on where it was, at any node. Whoever uses it locks. */
final class RecentSignals {

    static final int MOST = 5_000;

    private final Deque<Signal> latest = new ArrayDeque<>();

    void add(List<Signal> signals) {
        signals.forEach(signal -> {
            latest.addLast(signal);
            if (latest.size() > MOST) {
                latest.removeFirst();
            }
        });
    }

    /** There is a gap: nobody can go on across it. */
    void forget() {
        latest.clear();
    }

    /** Where whoever begins now begins; null while nothing has been heard. */
    @Nullable
    String position() {
        return latest.isEmpty() ? null : latest.getLast().id();
    }

    /** What came after that signal; nothing where that is not known any more, or not here. */
    Optional<List<Signal>> after(String id) {
        var since = new ArrayList<Signal>();
        for (var backwards = latest.descendingIterator(); backwards.hasNext(); ) {
            var signal = backwards.next();
            if (signal.id().equals(id)) {
                Collections.reverse(since);
                return Optional.of(since);
            }
            since.add(signal);
        }
        return Optional.empty();
    }
}
