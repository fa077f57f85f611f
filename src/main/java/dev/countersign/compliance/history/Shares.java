package dev.countersign.compliance.history;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of a sample come from each stratum: one from each, and the others in proportion to what is left of it, by largest
 * remainder; equal remainders go to the stratum whose name comes first.
 */
final class Shares {

    private Shares() {}

    /**
     * @param strata population of each, none of them empty
     * @param size at least the number of strata; more than there are gives all
     */
    static Map<String, Long> of(Map<String, Long> strata, long size) {
        var shares = new TreeMap<String, Long>();
        long left = strata.values().stream().mapToLong(Long::longValue).sum() - strata.size();
        long seats = Math.min(size - strata.size(), left);
        strata.forEach((name, population) -> shares.put(name, 1 + quotient(seats, population - 1, left)));
        long given = shares.values().stream().mapToLong(Long::longValue).sum() - strata.size();
        byRemainder(strata, seats, left).stream()
                .limit(seats - given)
                .forEach(name -> shares.merge(name, 1L, Long::sum));
        return shares;
    }

    private static List<String> byRemainder(Map<String, Long> strata, long seats, long left) {
        return new TreeMap<>(strata)
                .entrySet().stream()
                        .sorted(Comparator.comparing(
                                (Map.Entry<String, Long> one) -> remainder(seats, one.getValue() - 1, left),
                                Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static long quotient(long seats, long population, long left) {
        return left == 0
                ? 0
                : product(seats, population).divide(BigInteger.valueOf(left)).longValueExact();
    }

    private static long remainder(long seats, long population, long left) {
        return left == 0
                ? 0
                : product(seats, population).mod(BigInteger.valueOf(left)).longValueExact();
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
