package dev.countersign.notification;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open at this node. The first to be stopped: whoever shuts down gracefully would wait for them. */
@Component
public class LiveStreams implements SmartLifecycle {

    /** A browser has one for all its windows, or one for each that is in sight. */
    public static final int MOST_OF_ONE_ACCOUNT = 10;

    static final int MOST = 2_000;

    private final Set<LiveStream> open = new LinkedHashSet<>();
    private volatile boolean running;

    /**
     * Where the account has too many, its oldest gives way: mostly a page that was left, which nobody notices before something
     * is to be told to it.
     *
     * @throws Refused where everybody together has too many
     */
    void add(LiveStream stream) {
        addFor(stream).forEach(this::close);
    }

    private synchronized List<LiveStream> addFor(LiveStream stream) {
        if (!running || open.size() >= MOST) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.TOO_MANY,
                    "too_many_streams",
                    "This node keeps no further event stream.",
                    "Try again in a moment; read the changes now and then until it works."));
        }
        var account = stream.actor().account();
        var theirs = open.stream()
                .filter(other -> other.actor().account().equals(account))
                .toList();
        open.add(stream);
        return theirs.subList(0, Math.max(0, theirs.size() - MOST_OF_ONE_ACCOUNT + 1));
    }

    /** It is not told anything any more. */
    public synchronized void remove(LiveStream stream) {
        open.remove(stream);
    }

    void close(LiveStream stream) {
        remove(stream);
        stream.outlet().close();
    }

    synchronized List<LiveStream> all() {
        return List.copyOf(open);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stopped().forEach(this::close);
    }

    private synchronized List<LiveStream> stopped() {
        running = false;
        return all();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
