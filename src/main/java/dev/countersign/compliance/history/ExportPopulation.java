package dev.countersign.compliance.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.RecordReading;
import dev.countersign.compliance.history.ReadPopulation.Opened;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Gives away the whole population of a search, in the order of ids, and records it before. */
@Component
public final class ExportPopulation {

    /** Where it goes, asked for once nothing is refused any more. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    private final ReadPopulation readPopulation;
    private final RecordReading recordReading;
    private final ObjectMapper json;

    ExportPopulation(ReadPopulation readPopulation, RecordReading recordReading, ObjectMapper json) {
        this.readPopulation = readPopulation;
        this.recordReading = recordReading;
        this.json = json;
    }

    public void export(HistoryFilter filter, ExportFormat format, Target target) throws IOException {
        readPopulation.read(filter, population -> {
            check(population.about(), format);
            record(population.about(), format);
            write(population, format, target.open());
            return true;
        });
    }

    private static void check(Population about, ExportFormat format) {
        if (format == ExportFormat.XLSX && about.count() > XlsxSheet.MOST) {
            throw new Refused(Refusal.unprocessable(
                    "too_many_rows",
                    "A sheet of XLSX has no room for " + about.count() + " rows.",
                    "Export it as CSV or JSON, or a shorter period."));
        }
    }

    private void record(Population about, ExportFormat format) {
        var data = new HashMap<String, Object>();
        data.put("query", about.query());
        data.put("format", format.word());
        data.put("count", about.count());
        if (about.log() != null) {
            data.put("treeSize", about.log().treeSize());
            data.put("root", about.log().root());
        }
        recordReading.record("population_exported", data);
    }

    private void write(Opened population, ExportFormat format, OutputStream out) throws IOException {
        if (format == ExportFormat.JSON) {
            writeJson(population, out);
            return;
        }
        var sheet = format.sheet(out);
        sheet.begin(population.about().lines(), HistoryColumns.names());
        rows(population, row -> unchecked(() -> sheet.line(HistoryColumns.line(row))));
        sheet.end();
    }

    private void writeJson(Opened population, OutputStream out) throws IOException {
        try (var written = json.createGenerator(out)) {
            written.writeStartObject();
            written.writeObjectField("about", population.about());
            written.writeArrayFieldStart("rows");
            rows(population, row -> unchecked(() -> written.writeObject(row)));
            written.writeEndArray();
            written.writeEndObject();
        }
    }

    private static void rows(Opened population, Consumer<HistoryRow> each) {
        population
                .snapshot()
                .jdbc()
                .sql("select " + HistoryRow.COLUMNS + " from (select * from countersign.history where "
                        + population.conditions().text() + ") h " + HistoryRow.JOINS + " order by h.id collate \"C\"")
                .params(population.conditions().parameters())
                .query(row -> {
                    each.accept(HistoryRow.of(row, 0));
                });
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
