package dev.countersign.compliance;

import dev.countersign.compliance.Report.Kind;
import dev.countersign.compliance.Report.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, of one state of the tables.
 *
 * @param asOf when it was asked
 * @param at the moment that it is about, where it is about one; otherwise it is about {@code from} to {@code until}
 * @param found how many rows there are; {@code rows} has no more than were asked for
 * @param rows a value for each column: times as RFC 3339, durations in seconds, nothing as an empty text
 */
public record ReportAnswer(
        String name,
        String title,
        String question,
        Instant asOf,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant at,
        @Nullable String project,
        List<FigureAnswer> figures,
        List<ReportColumn> columns,
        long found,
        List<List<String>> rows) {

    /** @param wrong whether it has to be zero and is not */
    public record FigureAnswer(
            String id, String title, Unit unit, @Nullable BigDecimal value, boolean wrong) {}

    public record ReportColumn(String id, String title, Kind kind) {}
}
