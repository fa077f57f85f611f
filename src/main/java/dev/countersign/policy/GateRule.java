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

    /** @throws dev.countersign.platform.Refused if the row does not say all of it */
    static GateRule read(Row row) {
        return new GateRule(row.word("gate"), row.word("title"), neededBy(row), row.word("reason"), row.rule());
    }

    static String neededBy(Row row) {
        var neededBy = row.word("neededBy");
        if (!neededBy.equals(DECISION) && !neededBy.equals(EXECUTION)) {
            throw row.unreadable("neededBy", "decision or execution");
        }
        return neededBy;
    }
}
