package dev.countersign.compliance.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of itself, by which its completeness can be proved.
 *
 * @param query the filters, by name; none of them is everything
 * @param projects of which the reader sees all; without it, of every project
 * @param asOf the moment of the tables
 * @param count of rows; {@code inLog} of those whose submission or opening is in the log as it was signed
 * @param log which was signed last; without it, none was yet
 */
public record Population(
        @JsonInclude Map<String, String> query,
        @Nullable List<String> projects,
        Instant asOf,
        long count,
        long inLog,
        Snapshot.@Nullable LogState log) {

    /** The same for a sheet: a name and a value in each line. */
    List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        query.forEach((name, value) -> lines.add(List.of("query: " + name, value)));
        if (query.isEmpty()) {
            lines.add(List.of("query", "everything"));
        }
        lines.add(List.of("projects", projects == null ? "all" : String.join(" ", projects)));
        lines.add(List.of("as of", asOf.toString()));
        lines.add(List.of("rows", Long.toString(count)));
        lines.add(List.of("rows in the signed log", Long.toString(inLog)));
        if (log != null) {
            lines.add(List.of("log", log.origin()));
            lines.add(List.of("tree size", Long.toString(log.treeSize())));
            lines.add(List.of("root", log.root()));
            lines.add(List.of("checkpoint", log.checkpoint()));
        }
        return lines;
    }
}
