package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.List;

/** What a table answered: the rules that fitted, in their order. */
public record Answer(TableVersion table, List<Row> rows) {

    public Answer {
        rows = List.copyOf(rows);
    }

    /** The rows, of which there is at least one: silence is never consent. */
    List<Row> some() {
        if (rows.isEmpty()) {
            throw new Refused(PolicyRefusal.incomplete(table.table(), "no rule of it fits this change"));
        }
        return rows;
    }

    /** The only row. */
    Row one() {
        if (some().size() > 1) {
            throw new Refused(PolicyRefusal.ambiguous(
                    table.table(), rows.stream().map(Row::rule).toList()));
        }
        return rows.get(0);
    }

    List<RuleHit> hits() {
        return rows.stream().map(Row::hit).toList();
    }
}
