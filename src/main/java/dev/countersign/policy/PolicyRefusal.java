package dev.countersign.policy;

import dev.countersign.platform.Refusal;
import java.util.List;

/** The ways in which policy cannot be worked out. The change is refused then, whatever its merits (laws 8, 9). */
public final class PolicyRefusal {

    private static final String NEXT = "Ask the process owners to correct the table; then send the request again.";

    private static final String DECIDES_NOT = " does not decide this: ";

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

    /** Why, without saying again that a table does not decide something. */
    public static String reason(Refusal refusal) {
        var detail = refusal.detail();
        var start = detail.indexOf(DECIDES_NOT);
        return start < 0 ? detail : detail.substring(start + DECIDES_NOT.length(), detail.length() - 1);
    }

    private static Refusal of(String code, String table, String reason) {
        return Refusal.unprocessable(code, "The table " + table + DECIDES_NOT + reason + ".", NEXT);
    }
}
