package dev.countersign.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that something was committed, on whatever node: {@code V2__notifications.sql} says what sends them. What became of
 * it has to be read; whether somebody may hear of it has to be judged.
 *
 * @param id the same on every node, and on every node they are in the same order, that of the commits
 * @param kind {@code change}, {@code session}, {@code notification}, {@code person}, {@code everything}, or {@code mark}, which says nothing
 * @param subject id of the change, person …
 */
public record Signal(
        String id, String kind, String subject, @Nullable String detail) {

    public static final String CHANGE = "change";
    public static final String SESSION = "session";
    public static final String NOTIFICATION = "notification";
    public static final String PERSON = "person";
    public static final String EVERYTHING = "everything";

    /** Signals of one or more commits, in their order. An application event. */
    public record Heard(List<Signal> signals) {}

    /** There may have been signals that this node has not heard: anything may be different. An application event. */
    public record Missed() {}
}
