package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.DecisionTable.Column;
import dev.countersign.policy.Contract;
import dev.countersign.policy.Feel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All combinations of what some tables read: their variables, divided finely enough for each of the tables. */
final class Space {

    /** What is compared with a variable anywhere. */
    private record Seen(
            Set<Object> constants,
            Set<String> declared,
            @Nullable String type) {}

    private final List<Variable> variables;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private Space(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        variables.forEach(variable -> places.put(variable.name(), places.size()));
    }

    /**
     * Cells that cannot be read count for nothing here; whoever compiles the tables complains of them.
     *
     * @param always variables that are to be there, whether a table reads them or not; the first ones
     */
    static Space of(List<DecisionTable> tables, Map<String, Contract.Given> always, Vocabulary vocabulary, Feel feel) {
        var seen = new LinkedHashMap<String, Seen>();
        always.keySet().forEach(name -> seen.put(name, new Seen(new LinkedHashSet<>(), new LinkedHashSet<>(), null)));
        var given = new LinkedHashMap<>(always);
        for (var table : tables) {
            Contract.of(table.id()).ifPresent(contract -> contract.inputs().forEach(given::putIfAbsent));
            var told = told(table, feel);
            for (int c = 0; c < table.columns().size(); c++) {
                look(table, c, told, feel, seen);
            }
            outputs(table, told, feel, seen);
        }
        return new Space(seen.entrySet().stream()
                .map(entry -> given.containsKey(entry.getKey())
                        ? vocabulary.variable(
                                entry.getKey(),
                                given.get(entry.getKey()),
                                entry.getValue().constants(),
                                entry.getValue().declared())
                        : foreign(entry.getKey(), entry.getValue()))
                .toList());
    }

    List<Variable> variables() {
        return variables;
    }

    /** Its place, or -1. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    int size() {
        return variables.size();
    }

    /** The names that a table may read: what the program gives it; of a table that the program does not ask, its columns. */
    static Set<String> told(DecisionTable table, Feel feel) {
        return Contract.of(table.id())
                .map(contract -> contract.inputs().keySet())
                .orElseGet(() -> table.columns().stream()
                        .flatMap(column -> names(column, feel).stream())
                        .collect(Collectors.toSet()));
    }

    private static void outputs(DecisionTable table, Set<String> told, Feel feel, Map<String, Seen> all) {
        for (var rule : table.rules()) {
            for (var cell : rule.outputs()) {
                var parts = expression(cell, feel);
                parts.names().stream()
                        .filter(told::contains)
                        .forEach(name -> seen(all, name, null).constants().addAll(parts.constants()));
            }
        }
    }

    private static Seen seen(Map<String, Seen> all, String name, @Nullable String type) {
        return all.computeIfAbsent(name, n -> new Seen(new LinkedHashSet<>(), new LinkedHashSet<>(), type));
    }

    private static void look(DecisionTable table, int c, Set<String> told, Feel feel, Map<String, Seen> all) {
        var column = table.columns().get(c);
        var names = new LinkedHashSet<>(names(column, feel));
        var constants = new LinkedHashSet<Object>();
        for (var rule : table.rules()) {
            var parts = parts(rule.test(c), feel);
            names.addAll(parts.names());
            constants.addAll(parts.constants());
        }
        names.retainAll(told);
        for (var name : names) {
            var seen = seen(all, name, type(column, name));
            seen.constants().addAll(constants);
            if (column.expression().equals(name)) {
                parts(column.values(), feel).constants().stream()
                        .filter(String.class::isInstance)
                        .forEach(word -> seen.declared().add((String) word));
            }
        }
    }

    private static Set<String> names(Column column, Feel feel) {
        return expression(column.expression(), feel).names();
    }

    private static Feel.Parts expression(String text, Feel feel) {
        try {
            return feel.expression(text);
        } catch (Feel.Unsound e) {
            return new Feel.Parts(Set.of(), Set.of(), false);
        }
    }

    private static Feel.Parts parts(String test, Feel feel) {
        try {
            return DecisionTable.fitsAnything(test) ? new Feel.Parts(Set.of(), Set.of(), true) : feel.tests(test);
        } catch (Feel.Unsound e) {
            return new Feel.Parts(Set.of(), Set.of(), false);
        }
    }

    private static @Nullable String type(Column column, String name) {
        return column.expression().equals(name) ? column.type() : null;
    }

    /** Of a table that the program does not ask: by the type of its column, else by what it is compared with. */
    private static Variable foreign(String name, Seen seen) {
        var type = seen.type() == null ? "" : seen.type();
        var numbers = Vocabulary.numbers(seen.constants());
        if (type.equals("boolean") || (type.isEmpty() && seen.constants().contains(true))) {
            return Vocabulary.flag(name);
        } else if (type.equals("integer") || type.equals("long")) {
            return Variable.closed(name, Numbers.whole(numbers, null));
        } else if (type.equals("double") || type.equals("number") || (type.isEmpty() && !numbers.isEmpty())) {
            return Variable.closed(name, Numbers.real(numbers));
        } else if (!seen.declared().isEmpty()) {
            return Variable.closed(
                    name, seen.declared().stream().map(Variable.Atom::of).toList());
        }
        return Vocabulary.texts(name, seen.constants());
    }
}
