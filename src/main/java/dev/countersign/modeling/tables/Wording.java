package dev.countersign.modeling.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in words which combinations of values are meant. */
final class Wording {

    private static final int MOST = 4;

    private Wording() {}

    /** Such as "environment = production, risk = high or critical, freeze = true". */
    static String box(List<Variable> variables, BitSet[] box) {
        var parts = new ArrayList<String>();
        for (int v = 0; v < box.length; v++) {
            if (box[v].cardinality() < variables.get(v).size()) {
                parts.add(values(variables.get(v), box[v]));
            }
        }
        return parts.isEmpty() ? "any change at all" : String.join(", ", parts);
    }

    /** Of one variable, such as "size > 50". */
    static String values(Variable variable, BitSet atoms) {
        if (isRange(variable)) {
            return ranges(variable, atoms);
        }
        var words = words(variable, atoms);
        var left = words(variable, complement(variable, atoms));
        if (left.equals(List.of(Variable.ANY_OTHER))) {
            return variable.name() + " = any that is named";
        }
        return left.size() < words.size() && left.size() <= 2
                ? variable.name() + " is not " + String.join(" nor ", left)
                : variable.name() + " = " + either(words);
    }

    /** "a", "a or b", "a, b or 3 more". */
    static String either(List<String> words) {
        return joined(words, " or ");
    }

    private static String joined(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        var shown = words.size() > MOST ? words.subList(0, MOST - 1) : words.subList(0, words.size() - 1);
        var rest = words.size() > MOST ? (words.size() - shown.size()) + " more" : words.get(words.size() - 1);
        return String.join(", ", shown) + last + rest;
    }

    /** "a", "a and b", "a, b and 3 more". */
    static String and(List<String> words) {
        return joined(words, " and ");
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> words(Variable variable, BitSet atoms) {
        return atoms.stream()
                .mapToObj(atom -> variable.atoms().get(atom).words())
                .toList();
    }

    private static BitSet complement(Variable variable, BitSet atoms) {
        var others = variable.everything();
        others.andNot(atoms);
        return others;
    }

    private static boolean isRange(Variable variable) {
        return variable.atoms().stream().anyMatch(atom -> atom.from() != null || atom.until() != null);
    }

    private static String ranges(Variable variable, BitSet atoms) {
        var ranges = new ArrayList<String>();
        for (int from = atoms.nextSetBit(0); from >= 0; ) {
            var until = atoms.nextClearBit(from) - 1;
            ranges.add(range(variable, from, until));
            from = atoms.nextSetBit(until + 1);
        }
        return ranges.stream().map(range -> variable.name() + " " + range).collect(Collectors.joining(" or "));
    }

    private static String range(Variable variable, int first, int last) {
        var from =
                first == 0 && first < last ? null : variable.atoms().get(first).from();
        var until = variable.atoms().get(last).until();
        if (from != null && from.equals(until)) {
            return "= " + from.number();
        }
        if (until == null) {
            var least = Objects.requireNonNull(from);
            return (least.included() ? "≥ " : "> ") + least.number();
        }
        var most = (until.included() ? "≤ " : "< ") + until.number();
        return from == null ? most : (from.included() ? "≥ " : "> ") + from.number() + " and " + most;
    }
}
