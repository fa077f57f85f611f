package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.tables.DecisionTable.Column;
import dev.countersign.modeling.tables.DecisionTable.Output;
import dev.countersign.modeling.tables.DecisionTable.Rule;
import dev.countersign.policy.Contract;
import dev.countersign.policy.Feel;
import java.util.stream.Collectors;

/** Complaints about single cells. */
final class CellFindings {

    private CellFindings() {}

    static CheckFinding column(DecisionTable table, Column column, Feel.Unsound e) {
        return CheckFinding.error(
                "input_unknown",
                table.id(),
                "The column " + column.called() + " of " + table.id() + " reads what nobody tells it: " + e.getMessage()
                        + ".",
                told(table));
    }

    static CheckFinding cell(DecisionTable table, Rule rule, Column column, Feel.Unsound e) {
        return CheckFinding.error(
                "cell",
                rule.id(),
                where(table, rule) + ", column " + column.called() + ": " + e.getMessage() + ".",
                "Write a value such as \"production\", a comparison such as > 50, or nothing where anything fits.");
    }

    /** @param what that names the rule and the column */
    static CheckFinding meaning(DecisionTable table, Rule rule, String what) {
        return CheckFinding.error(
                "output",
                rule.id(),
                "Row " + rule.number() + " of " + table.id() + ": " + what + ".",
                "Correct what the rule gives in this column.");
    }

    static CheckFinding output(DecisionTable table, Rule rule, Output output, Feel.Unsound e) {
        return CheckFinding.error(
                "output",
                rule.id(),
                where(table, rule) + ", column " + output.name() + ": " + e.getMessage() + ".",
                "Correct what the rule gives in this column.");
    }

    static String where(DecisionTable table, Rule rule) {
        return Wording.sentence(rule.called()) + " of " + table.id();
    }

    private static String told(DecisionTable table) {
        return Contract.of(table.id())
                .map(contract -> "Use one of: "
                        + contract.inputs().keySet().stream().sorted().collect(Collectors.joining(", ")) + ".")
                .orElse("Use the name of a value that the process has.");
    }
}
