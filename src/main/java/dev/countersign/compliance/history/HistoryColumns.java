package dev.countersign.compliance.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the history as a line of a sheet; several values of a cell stand in lines of their own. */
final class HistoryColumns {

    private static final List<Map.Entry<String, Function<HistoryRow, @Nullable Object>>> COLUMNS = List.of(
            Map.entry("kind", row -> row.kind().word()),
            Map.entry("id", HistoryRow::id),
            Map.entry("title", HistoryRow::title),
            Map.entry("project", HistoryRow::project),
            Map.entry("environments", HistoryRow::environments),
            Map.entry("actions", HistoryRow::actions),
            Map.entry("targets", HistoryRow::targets),
            Map.entry(
                    "risk", row -> row.risk() == null ? null : row.risk().name().toLowerCase(Locale.ROOT)),
            Map.entry("status", row -> row.status().word()),
            Map.entry("requester", HistoryRow::requester),
            Map.entry("authors", HistoryRow::authors),
            Map.entry("deciders", HistoryRow::deciders),
            Map.entry("incident", HistoryRow::incident),
            Map.entry("rules", HistoryRow::rules),
            Map.entry("revision", HistoryRow::revision),
            Map.entry("digest", HistoryRow::digest),
            Map.entry("violation", HistoryRow::violation),
            Map.entry("rehearsal", HistoryRow::rehearsal),
            Map.entry("createdAt", HistoryRow::createdAt),
            Map.entry("closedAt", HistoryRow::closedAt),
            Map.entry("logIndex", HistoryRow::logIndex));

    private HistoryColumns() {}

    static List<String> names() {
        return COLUMNS.stream().map(Map.Entry::getKey).toList();
    }

    static List<String> line(HistoryRow row) {
        return COLUMNS.stream()
                .map(column -> text(column.getValue().apply(row)))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> many
                ? String.join("\n", many.stream().map(String::valueOf).toList())
                : value == null ? "" : value.toString();
    }
}
