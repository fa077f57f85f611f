package dev.countersign.modeling.tables;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it is written.
 *
 * @param id of the decision, which is the name of the table
 * @param hitPolicy {@code UNIQUE} where the file says none
 * @param aggregation over the rules that fit, if any
 * @param timeToLive how long the engine keeps what it decided
 * @param required ids of what it depends on
 */
record DecisionTable(
        String id,
        String hitPolicy,
        @Nullable String aggregation,
        @Nullable String timeToLive,
        List<String> required,
        List<Column> columns,
        List<Output> outputs,
        List<Rule> rules) {

    /** @param values the text of its list of values, which may be empty; FEEL as all else */
    record Column(
            String id,
            String label,
            String expression,
            @Nullable String type,
            String values) {

        /** How people know it. */
        String called() {
            return label.isBlank() ? expression : label + " (" + expression + ")";
        }
    }

    record Output(
            String id, String label, String name, @Nullable String type, String values) {}

    /**
     * One row.
     *
     * @param number from 1
     * @param reason its annotation
     * @param tests the cells of the columns, in their order; empty where the cell fits anything
     */
    record Rule(int number, String id, String reason, List<String> tests, List<String> outputs) {

        /** Named for people. */
        String called() {
            return "rule " + id + " (row " + number + ")";
        }

        String test(int column) {
            return column < tests.size() ? tests.get(column) : "";
        }

        String output(int column) {
            return column < outputs.size() ? outputs.get(column) : "";
        }
    }

    boolean onlyOneFits() {
        return hitPolicy.equals("UNIQUE");
    }

    Optional<Rule> rule(String rule) {
        return rules.stream().filter(row -> row.id().equals(rule)).findFirst();
    }

    /** A cell that fits whatever its input is. */
    static boolean fitsAnything(String test) {
        return test.isBlank() || test.strip().equals("-");
    }
}
