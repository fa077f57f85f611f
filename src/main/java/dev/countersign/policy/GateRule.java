package dev.countersign.policy;

/**
 * A gate that the policy asks for.
 *
 * @param id which predicate: see {@link Gates}
 * @param neededBy {@code decision} or {@code execution}
 */
public record GateRule(String id, String title, String neededBy, String reason, String rule) {

    public static final String DECISION = "decision";
    public static final String EXECUTION = "execution";
}
