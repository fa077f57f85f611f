package dev.countersign.notification;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open at this node. The first to be stopped: whoever shuts down gracefully would wait for them. */
@Component
public class LiveStreams implements SmartLifecycle {

    /** A browser has one for all its windows, or one for each that is in sight. */
    public static final int MOST_OF_ONE_ACCOUNT = 10;

    static final int MOST = 2_000;

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** @throws Refused where the account, or everybody, has too many already */
    synchronized void add(LiveStream stream) {
        var account = stream.actor().account();
        var theirs = open.stream()
                .filter(other -> other.actor().account().equals(account))
                .count();
        if (theirs >= MOST_OF_ONE_ACCOUNT) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.TOO_MANY,
                    "too_many_streams",
                    account + " has " + theirs + " event streams open at once; more are not kept.",
                    "Close one that is not needed, or read the changes now and then instead."));
        }
        if (!running || open.size() >= MOST) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.TOO_MANY,
                    "too_many_streams",
                    "This node keeps no further event stream.",
                    "Try again in a moment; read the changes now and then until it works."));
        }
        open.add(stream);
    }

    /** It is not told anything any more. */
    public void remove(LiveStream stream) {
        open.remove(stream);
    }

    void close(LiveStream stream) {
        remove(stream);
        stream.outlet().close();
    }

    List<LiveStream> all() {
        return List.copyOf(open);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        all().forEach(this::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
