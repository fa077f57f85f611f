package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.policy.Contract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The habits of our tables, each by name: so that every rule can be cited, says why, and the program finds what it reads. */
final class HouseRules {

    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_-]{1,120}");
    private static final Set<String> WHOLE = Set.of("integer", "long", "double", "number");

    private static final Set<String> NOTHING_TO_READ = Set.of("no_table", "output_missing", "cells_missing");

    private final List<CheckFinding> findings = new ArrayList<>();

    private HouseRules() {}

    static List<CheckFinding> of(TableFile file) {
        var rules = new HouseRules();
        rules.file(file);
        file.tables().forEach(rules::table);
        return List.copyOf(rules.findings);
    }

    /** Whether the program would read nothing, and say so of every rule. */
    static boolean leavesNothingToRead(CheckFinding finding) {
        return NOTHING_TO_READ.contains(finding.rule());
    }

    private void file(TableFile file) {
        if (file.tables().isEmpty()) {
            error("no_table", null, "There is no decision table in this file.", "Add one, or discard the draft.");
        }
        file.others()
                .forEach(id ->
                        error("no_table", id, "The decision " + id + " is no table.", "Write it as a decision table."));
        var seen = new HashSet<String>();
        file.ids().stream()
                .filter(id -> !seen.add(id))
                .distinct()
                .forEach(id ->
                        error("id_twice", id, "Two elements have the id " + id + ".", "Give one of them another id."));
    }

    private void table(DecisionTable table) {
        if (!table.required().isEmpty()) {
            error(
                    "requires_other",
                    table.id(),
                    table.id() + " depends on " + String.join(", ", table.required())
                            + ", of which the program would not learn which rules fitted.",
                    "Put what it needs into the table itself.");
        }
        if (table.timeToLive() == null) {
            error(
                    "history_time_to_live",
                    table.id(),
                    table.id() + " does not say how long the engine keeps its history.",
                    "Set its history time to live, such as P365D.");
        }
        hitPolicy(table);
        table.rules().forEach(rule -> rule(table, rule));
        Contract.of(table.id()).ifPresent(contract -> contract(table, contract));
    }

    private void hitPolicy(DecisionTable table) {
        var one = Contract.of(table.id()).map(Contract::one);
        var needed = one.map(only -> only ? "UNIQUE" : "COLLECT");
        if (table.aggregation() != null || !Set.of("UNIQUE", "COLLECT").contains(table.hitPolicy())) {
            hitPolicy(table, "Use UNIQUE, or COLLECT without an aggregation.");
        } else if (needed.equals(Optional.of("UNIQUE")) && !table.onlyOneFits()) {
            hitPolicy(table, "Use UNIQUE: the program needs exactly one answer of this table.");
        } else if (needed.equals(Optional.of("COLLECT")) && table.onlyOneFits()) {
            hitPolicy(table, "Use COLLECT: of this table the program takes every rule that fits.");
        }
    }

    private void hitPolicy(DecisionTable table, String next) {
        var aggregation = table.aggregation() == null ? "" : " (" + table.aggregation() + ")";
        error(
                "hit_policy",
                table.id(),
                "The hit policy of " + table.id() + " is " + table.hitPolicy() + aggregation + ".",
                next);
    }

    private void rule(DecisionTable table, DecisionTable.Rule rule) {
        var where = CellFindings.where(table, rule);
        if (!ID.matcher(rule.id()).matches()) {
            error(
                    "rule_id",
                    rule.id().isBlank() ? table.id() : rule.id(),
                    where + " has no id by which a decision could cite it.",
                    "Give it one such as rule_bigInProduction.");
        }
        if (rule.reason().length() <= 10) {
            error(
                    "reason",
                    rule.id(),
                    where + " does not say why it is there.",
                    "Write one sentence into its annotation: it is shown with every change that it decides.");
        }
        if (rule.tests().size() != table.columns().size()
                || rule.outputs().size() != table.outputs().size()) {
            error(
                    "cells_missing",
                    rule.id(),
                    where + " has " + (rule.tests().size() + rule.outputs().size()) + " cells, and the table "
                            + (table.columns().size() + table.outputs().size()) + " columns.",
                    "Open and save the table in an editor.");
        }
    }

    private void contract(DecisionTable table, Contract contract) {
        for (var column : table.columns()) {
            var given = contract.inputs().get(column.expression());
            if (given != null && column.type() != null && !suits(column.type(), type(given))) {
                error(
                        "input_type",
                        table.id(),
                        "The column " + column.called() + " of " + table.id() + " is of type " + column.type()
                                + ", and " + column.expression() + " is of type " + type(given) + ".",
                        "Set the type of the column to " + type(given) + ".");
            }
        }
        contract.outputs().forEach(read -> output(table, read));
        table.outputs().stream()
                .filter(output -> contract.outputs().stream()
                        .noneMatch(read -> read.name().equals(output.name())))
                .forEach(output -> findings.add(CheckFinding.note(
                        "output_unread",
                        table.id(),
                        "Nobody reads the column " + output.name() + " of " + table.id() + ".")));
    }

    private void output(DecisionTable table, Contract.Read read) {
        var named = table.outputs().stream()
                .filter(output -> output.name().equals(read.name()))
                .toList();
        if (named.size() != 1) {
            error(
                    "output_missing",
                    table.id(),
                    table.id() + (named.isEmpty() ? " has no output called " : " has two outputs called ") + read.name()
                            + ".",
                    "The program reads one column of that name: " + read.type() + ".");
        } else if (named.get(0).type() != null && !suits(named.get(0).type(), read.type())) {
            error(
                    "output_type",
                    table.id(),
                    "The output " + read.name() + " of " + table.id() + " is of type "
                            + named.get(0).type() + ".",
                    "Set it to " + read.type() + ".");
        }
    }

    private static boolean suits(String type, String needed) {
        return type.equals(needed) || (needed.equals("integer") && WHOLE.contains(type));
    }

    private static String type(Contract.Given given) {
        return switch (given) {
            case FLAG -> "boolean";
            case COUNT -> "integer";
            default -> "string";
        };
    }

    private void error(String rule, @Nullable String element, String detail, String next) {
        findings.add(CheckFinding.error(rule, element, detail, next));
    }
}
