package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.tables.DecisionTable.Column;
import dev.countersign.policy.Feel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words in the cells that nothing is ever called: misspelt, or of yesterday's catalogue. */
final class WordRules {

    private final DecisionTable table;
    private final Space space;
    private final Feel feel;
    private final List<CheckFinding> findings = new ArrayList<>();

    private WordRules(DecisionTable table, Space space, Feel feel) {
        this.table = table;
        this.space = space;
        this.feel = feel;
    }

    static List<CheckFinding> of(DecisionTable table, Space space, Feel feel) {
        var rules = new WordRules(table, space, feel);
        for (int c = 0; c < table.columns().size(); c++) {
            var place = space.place(table.columns().get(c).expression());
            if (place >= 0 && hasWords(space.variables().get(place))) {
                rules.column(c, space.variables().get(place));
            }
        }
        return List.copyOf(rules.findings);
    }

    /** Where any text may come there is no wrong one. */
    private static boolean hasWords(Variable variable) {
        var texts = variable.atoms().stream().allMatch(atom -> atom.value() instanceof String);
        var open = variable.atoms().stream().anyMatch(atom -> atom.words().equals(Variable.ANY_OTHER));
        return texts && !(open && variable.known().cardinality() == variable.size());
    }

    private void column(int c, Variable variable) {
        var column = table.columns().get(c);
        var words = variable.atoms().stream().map(atom -> atom.words()).collect(Collectors.toSet());
        for (var rule : table.rules()) {
            var unknown = texts(rule.test(c));
            unknown.removeAll(words);
            unknown.forEach(word -> findings.add(CheckFinding.error(
                    "unknown_word",
                    rule.id(),
                    CellFindings.where(table, rule) + ", column " + column.called() + ": nothing is called \"" + word
                            + "\".",
                    "Use one of: " + called(variable) + ".")));
        }
        list(column, variable, words);
    }

    /** The column's own list of values. */
    private void list(Column column, Variable variable, Set<String> words) {
        var declared = texts(column.values());
        var wrong = new TreeSet<>(declared);
        wrong.removeAll(words);
        if (!wrong.isEmpty()) {
            findings.add(CheckFinding.error(
                    "unknown_word",
                    table.id(),
                    "The list of values of the column " + column.called() + " of " + table.id() + " names "
                            + String.join(", ", wrong) + ", and nothing is called so.",
                    "Use one of: " + called(variable) + "."));
        }
        declared.removeAll(wrong);
        variable.known().stream()
                .mapToObj(atom -> variable.atoms().get(atom).words())
                .forEach(declared::remove);
        if (!declared.isEmpty()) {
            findings.add(CheckFinding.note(
                    "not_in_the_catalogue",
                    table.id(),
                    "The column " + column.called() + " of " + table.id() + " knows words that the catalogue does not: "
                            + String.join(", ", declared) + "."));
        }
    }

    private String called(Variable variable) {
        return variable.atoms().stream()
                .map(atom -> atom.words())
                .filter(word -> !word.equals(Variable.ANY_OTHER))
                .collect(Collectors.joining(", "));
    }

    private TreeSet<String> texts(String tests) {
        var texts = new TreeSet<String>();
        if (!DecisionTable.fitsAnything(tests)) {
            try {
                feel.tests(tests).constants().stream()
                        .filter(String.class::isInstance)
                        .forEach(text -> texts.add((String) text));
            } catch (Feel.Unsound e) {
                // Whoever compiles the cell complains of it.
                return texts;
            }
        }
        return texts;
    }
}
