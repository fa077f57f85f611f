package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.Variable.Atom;
import dev.countersign.policy.Action;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Contract.Given;
import dev.countersign.policy.Criticality;
import dev.countersign.policy.Environment;
import dev.countersign.policy.Project;
import dev.countersign.policy.Risk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which values the program's inputs can have: the words of the catalogue, those of its own, numbers and truth values. */
final class Vocabulary {

    static final List<String> SEVERITIES = List.of("sev1", "sev2", "sev3", "sev4");
    static final String SOMETHING_ELSE = "something-that-nobody-has-named";

    private final Catalogue catalogue;

    Vocabulary(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Divides an input of the program.
     *
     * @param constants with which it is compared
     * @param declared words in the lists of values of its columns
     */
    Variable variable(String name, Given given, Set<Object> constants, Set<String> declared) {
        return switch (given) {
            case FLAG -> flag(name);
            case COUNT -> Variable.closed(name, Numbers.counts(numbers(constants)));
            case TARGET -> texts(name, constants);
            case CRITICALITY, RISK, SEVERITY ->
                Variable.closed(name, words(given).stream().map(Atom::of).toList());
            case PROJECT, ENVIRONMENT, ACTION -> open(name, words(given), declared);
        };
    }

    /** The words of today; none where there is no list of them. */
    List<String> words(Given given) {
        return switch (given) {
            case PROJECT -> catalogue.projects().stream().map(Project::id).toList();
            case ENVIRONMENT ->
                catalogue.environments().stream().map(Environment::id).toList();
            case ACTION -> catalogue.actions().stream().map(Action::id).toList();
            case CRITICALITY ->
                Arrays.stream(Criticality.values()).map(Criticality::word).toList();
            case RISK -> Arrays.stream(Risk.values()).map(Risk::word).toList();
            case SEVERITY -> SEVERITIES;
            case TARGET, COUNT, FLAG -> List.of();
        };
    }

    static Variable flag(String name) {
        return Variable.closed(name, List.of(Atom.of(false), Atom.of(true)));
    }

    /** Free texts: those that are named, and any other. */
    static Variable texts(String name, Set<Object> constants) {
        var atoms = new ArrayList<Atom>();
        constants.stream().filter(String.class::isInstance).sorted().forEach(text -> atoms.add(Atom.of(text)));
        atoms.add(other());
        return Variable.closed(name, atoms);
    }

    static List<BigDecimal> numbers(Set<Object> constants) {
        return constants.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
    }

    private static Variable open(String name, List<String> today, Set<String> declared) {
        var words = new LinkedHashSet<>(today);
        words.addAll(declared);
        var atoms =
                Stream.concat(words.stream().map(Atom::of), Stream.of(other())).toList();
        var known = new BitSet();
        known.set(0, today.size());
        return new Variable(name, atoms, known);
    }

    private static Atom other() {
        return new Atom(SOMETHING_ELSE, Variable.ANY_OTHER, null, null);
    }
}
