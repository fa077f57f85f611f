package dev.countersign.policy;

import java.util.List;

/** Reads the one row of {@code approval-terms} that fitted. */
final class TermsTable {

    static final List<Contract.Read> COLUMNS = List.of(
            Contract.Read.of("mode", TermsTable::automatic),
            Contract.Read.flag("selfDecision"),
            Contract.Read.flag("stepUp"),
            Contract.Read.duration("decideWithin"),
            Contract.Read.duration("remindAfter"),
            Contract.Read.duration("escalateAfter"),
            Contract.Read.word("escalateTo"),
            Contract.Read.duration("remedyWithin"),
            Contract.Read.duration("startWithin"),
            Contract.Read.duration("permitLife"),
            Contract.Read.duration("reportWithin"),
            Contract.Read.word("reason"));

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
