package dev.countersign.modeling.tables;

import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Tables;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tables that are looked at together, since the program asks them together.
 *
 * @param always variables that count whether a table reads them or not
 * @param isAsked whether the program asks them; else it is one table that only a process may ask
 */
record Family(List<String> tables, Map<String, Given> always, boolean isAsked) {

    static final Family APPROVAL =
            new Family(List.of(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES), Outcomes.ALWAYS, true);
    static final Family EMERGENCY = new Family(
            List.of(Tables.BREAK_GLASS_TERMS, Tables.BREAK_GLASS_REACH), Map.of("severity", Given.SEVERITY), true);

    static final List<Family> ASKED = List.of(APPROVAL, EMERGENCY);

    static Family alone(String table) {
        return new Family(List.of(table), Map.of(), false);
    }

    List<DecisionTable> of(DraftOfTables.Beside beside) {
        return tables.stream()
                .map(beside.tables()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    List<String> missing(DraftOfTables.Beside beside) {
        return tables.stream()
                .filter(table -> !beside.tables().containsKey(table))
                .toList();
    }
}
