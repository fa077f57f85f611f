package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.Variable.Atom;
import dev.countersign.modeling.tables.Variable.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Boundary analysis: numbers divided at every constant that they are compared with, into points and what lies between. */
final class Numbers {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Numbers() {}

    /** Of counts: whole numbers from 0 on. */
    static List<Atom> counts(Collection<BigDecimal> constants) {
        return whole(constants, BigDecimal.ZERO);
    }

    /** @param least of all, if there is one */
    static List<Atom> whole(Collection<BigDecimal> constants, @Nullable BigDecimal least) {
        var points = new TreeSet<BigDecimal>();
        for (var constant : constants) {
            points.add(constant.setScale(0, RoundingMode.FLOOR));
            points.add(constant.setScale(0, RoundingMode.CEILING));
        }
        points.removeIf(point -> least != null && point.compareTo(least) < 0);
        var atoms = new ArrayList<Atom>();
        var from = least;
        for (var point : points) {
            stretch(atoms, from, point.subtract(BigDecimal.ONE));
            atoms.add(stretchAtom(point, point));
            from = point.add(BigDecimal.ONE);
        }
        atoms.add(stretchAtom(from, null));
        return atoms;
    }

    private static void stretch(List<Atom> atoms, @Nullable BigDecimal from, BigDecimal until) {
        if (from == null || from.compareTo(until) <= 0) {
            atoms.add(stretchAtom(from, until));
        }
    }

    private static Atom stretchAtom(@Nullable BigDecimal from, @Nullable BigDecimal until) {
        var one = from != null ? from : until != null ? until : BigDecimal.ZERO;
        return new Atom(number(one), one.toPlainString(), bound(from, true), bound(until, true));
    }

    /** Points, and the open intervals between them. */
    static List<Atom> real(Collection<BigDecimal> constants) {
        var points = List.copyOf(new TreeSet<>(constants));
        var atoms = new ArrayList<Atom>();
        BigDecimal from = null;
        for (var point : points) {
            var inside = from == null
                    ? point.subtract(BigDecimal.ONE)
                    : from.add(point).divide(TWO);
            atoms.add(new Atom(inside, inside.toPlainString(), bound(from, false), bound(point, false)));
            atoms.add(new Atom(point, point.toPlainString(), bound(point, true), bound(point, true)));
            from = point;
        }
        var beyond = from == null ? BigDecimal.ZERO : from.add(BigDecimal.ONE);
        atoms.add(new Atom(beyond, beyond.toPlainString(), bound(from, false), null));
        return atoms;
    }

    private static @Nullable Bound bound(@Nullable BigDecimal number, boolean included) {
        return number == null ? null : new Bound(number.toPlainString(), included);
    }

    /** As the program gives it: an int where it is one. */
    private static Object number(BigDecimal whole) {
        return whole.toBigInteger().bitLength() < Integer.SIZE ? (Object) whole.intValueExact() : whole;
    }
}
