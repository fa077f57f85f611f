package dev.countersign.compliance.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A sample that anybody draws again from the same population: within each stratum, the rows whose SHA-256 over the seed and
 * the id, one directly after the other, comes first.
 *
 * @param of the population that it was drawn from
 * @param items in the order of strata, then of hashes
 */
public record Sample(Population of, String seed, int size, List<Stratum> strata, List<Part> parts, List<Item> items) {

    /** A stratum: how many there are, and how many of them were chosen. */
    public record Part(String stratum, long population, long chosen) {}

    /** @param rank in its stratum, from 1 */
    public record Item(String stratum, int rank, String hash, HistoryRow row) {

        List<String> line() {
            var line = new ArrayList<>(List.of(stratum, Integer.toString(rank), hash));
            line.addAll(HistoryColumns.line(row));
            return line;
        }
    }

    static List<String> columns() {
        var columns = new ArrayList<>(List.of("stratum", "rank", "hash"));
        columns.addAll(HistoryColumns.names());
        return columns;
    }

    List<List<String>> lines() {
        var lines = new ArrayList<>(of.lines());
        lines.add(List.of("seed", seed));
        lines.add(List.of("size", Integer.toString(size)));
        lines.add(List.of(
                "strata", String.join(" ", strata.stream().map(Stratum::word).toList())));
        parts.forEach(
                part -> lines.add(List.of("stratum: " + part.stratum(), part.chosen() + " of " + part.population())));
        return lines;
    }
}
