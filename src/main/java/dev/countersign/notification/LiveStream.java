package dev.countersign.notification;

import dev.countersign.directory.SignedInBy;
import dev.countersign.platform.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with an open stream has still to be told, each thing once. However slowly they read, it stays small: what
 * does not fit becomes one {@code reset}.
 */
public final class LiveStream {

    /** The way to the client. Its methods MUST NOT block. */
    public interface Outlet {

        /** There may be something to send. */
        void wake();

        /** Whether the client has not taken for a while what it was sent. */
        boolean stuck();

        void close();
    }

    static final int MOST = 100;

    private static final String RESET = "event: reset\ndata: {}\n";
    private static final String NOTIFICATION = "event: notification\ndata: {}\n";

    private final Actor actor;
    private final SignedInBy by;
    /** Kinds by their ids. */
    private final Map<String, String> altered = new LinkedHashMap<>();

    private boolean notification;
    private boolean reset;
    private boolean beat;
    private @Nullable String position;
    private Outlet outlet;

    public LiveStream(Actor actor, SignedInBy by, Outlet outlet) {
        this.actor = actor;
        this.by = by;
        this.outlet = outlet;
    }

    Actor actor() {
        return actor;
    }

    SignedInBy by() {
        return by;
    }

    Outlet outlet() {
        return outlet;
    }

    /** @param kind {@code change} or {@code session} */
    synchronized void altered(String kind, String id) {
        if (!reset) {
            altered.put(id, kind);
        }
        if (altered.size() > MOST) {
            reset();
        }
    }

    synchronized void notification() {
        notification = !reset;
    }

    synchronized void reset() {
        reset = true;
        notification = false;
        altered.clear();
    }

    /** Everything up to this signal is told, or does not concern them. */
    synchronized void at(@Nullable String signal) {
        position = signal;
    }

    synchronized void beat() {
        beat = true;
    }

    /** What to send next, as the format of event streams has it; empty where there is nothing. It is then forgotten here. */
    public synchronized String next() {
        var events = new StringJoiner("\n");
        altered.forEach((id, kind) -> events.add("event: " + kind + "\ndata: {\"id\":\"" + id + "\"}\n"));
        if (notification) {
            events.add(NOTIFICATION);
        }
        if (reset) {
            events.add(RESET);
        }
        if (events.length() == 0 && beat) {
            events.add(": still here\n");
        }
        altered.clear();
        notification = false;
        reset = false;
        beat = false;
        return events.length() == 0 ? "" : events + id() + "\n";
    }

    /** Only at the end: whoever has received a part goes on before it. */
    private String id() {
        return position == null ? "" : "id: " + position + "\n";
    }
}
