package dev.countersign.modeling.tables;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that tables read, and its values, divided into atoms: no cell that only compares tells two values of an atom apart.
 *
 * @param known the atoms that occur today; the others are words that the catalogue may get
 */
record Variable(String name, List<Atom> atoms, BitSet known) {

    /**
     * Values that count as the same, and one of them.
     *
     * @param from of numbers, the least; open where there is none
     * @param until the greatest
     */
    record Atom(
            Object value,
            String words,
            @Nullable Bound from,
            @Nullable Bound until) {

        static Atom of(Object value) {
            return new Atom(value, String.valueOf(value), null, null);
        }
    }

    /** Where an atom of numbers begins or ends. */
    record Bound(String number, boolean included) {}

    static final String ANY_OTHER = "any other";

    /** Of which every value occurs. */
    static Variable closed(String name, List<Atom> atoms) {
        return new Variable(name, List.copyOf(atoms), all(atoms.size()));
    }

    int size() {
        return atoms.size();
    }

    BitSet everything() {
        return all(size());
    }

    Object value(int atom) {
        return atoms.get(atom).value();
    }

    static BitSet all(int size) {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }
}
