package dev.countersign.policy;

/** Reads the one row of {@code approval-terms} that fitted. */
final class TermsTable {

    private TermsTable() {}

    static Terms read(Row row, TeamWords teams) {
        return new Terms(
                automatic(row),
                row.flag("selfDecision"),
                row.flag("stepUp"),
                row.duration("decideWithin"),
                row.duration("remindAfter"),
                row.duration("escalateAfter"),
                teams.team(row, "escalateTo"),
                row.duration("remedyWithin"),
                row.duration("startWithin"),
                row.duration("permitLife"),
                row.duration("reportWithin"));
    }

    private static boolean automatic(Row row) {
        return switch (row.word("mode")) {
            case "automatic" -> true;
            case "approval" -> false;
            default -> throw row.unreadable("mode", "automatic or approval");
        };
    }
}
