package dev.countersign.compliance;

import dev.countersign.audit.RecordReading;
import dev.countersign.compliance.ReportAnswer.ReportColumn;
import dev.countersign.compliance.ShowReport.Question;
import dev.countersign.platform.CsvLine;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A report as a file that somebody takes away; that they did is an entry. */
@Component
public final class ExportReport {

    private static final int MOST = 100_000;

    private final ShowReport showReport;
    private final RecordReading readings;

    ExportReport(ShowReport showReport, RecordReading readings) {
        this.showReport = showReport;
        this.readings = readings;
    }

    /** @return CSV with all of its rows, or the first hundred thousand */
    public String export(String name, Question question) {
        var report = showReport.show(name, question, MOST);
        var data = new HashMap<String, Object>();
        data.put("report", name);
        data.put("asOf", report.asOf().toString());
        data.put("rows", report.rows().size());
        data.put("found", report.found());
        if (report.project() != null) {
            data.put("project", report.project());
        }
        if (report.from() != null && report.until() != null) {
            data.put("from", report.from().toString());
            data.put("until", report.until().toString());
        }
        if (report.at() != null) {
            data.put("at", report.at().toString());
        }
        readings.record("report_exported", data);
        var head = report.columns().stream().map(ExportReport::head).toList();
        return Stream.concat(Stream.of(head), report.rows().stream())
                .map(CsvLine::of)
                .collect(Collectors.joining());
    }

    private static String head(ReportColumn column) {
        return column.kind() == Report.Kind.DURATION ? column.title() + " (seconds)" : column.title();
    }
}
