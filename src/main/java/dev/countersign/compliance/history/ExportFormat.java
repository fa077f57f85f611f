package dev.countersign.compliance.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.OutputStream;
import java.util.Locale;

/** The files that rows are given away in. */
public enum ExportFormat {
    @JsonProperty("csv")
    CSV("text/csv;charset=utf-8"),
    @JsonProperty("xlsx")
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    @JsonProperty("json")
    JSON("application/json");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For those two that have lines of cells. */
    Sheet sheet(OutputStream out) {
        return this == XLSX ? new XlsxSheet(out) : new CsvSheet(out);
    }
}
