package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import java.util.List;

/** The ways in which policy cannot be worked out. The change is refused then, whatever its merits (laws 8, 9). */
public final class PolicyRefusal {

    private static final String NEXT = "Ask the process owners to correct the table; then send the request again.";

    private PolicyRefusal() {}

    /** Something is missing: a table, an input, a rule that fits. */
    public static Refusal incomplete(String table, String reason) {
        return of("policy_incomplete", table, reason);
    }

    /** More rules fit than may. */
    public static Refusal ambiguous(String table, List<String> rules) {
        return of(
                "policy_ambiguous",
                table,
                "only one rule of it may fit a change, and these fit: " + String.join(", ", rules));
    }

    /** A table says something that has no meaning. */
    public static Refusal unreadable(String table, String reason) {
        return of("policy_unreadable", table, reason);
    }

    /** A table asks for less than the program insists on. */
    static Refusal floor(String table, String floor, String reason) {
        return of("policy_floor", table, reason + " (" + floor + ")");
    }

    private static Refusal of(String code, String table, String reason) {
        return Refusal.unprocessable(code, "The table " + table + " does not decide this: " + reason + ".", NEXT);
    }
}
