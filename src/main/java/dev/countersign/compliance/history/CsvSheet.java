package dev.countersign.compliance.history;

import dev.countersign.platform.CsvLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** CSV: what it says of itself first, an empty record, the names of the columns, the rows. All are equally long (RFC 4180). */
final class CsvSheet implements Sheet {

    private final OutputStream out;
    private int width;

    CsvSheet(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<List<String>> about, List<String> columns) throws IOException {
        width = columns.size();
        for (var pair : about) {
            line(pair);
        }
        line(List.of());
        line(columns);
    }

    @Override
    public void line(List<String> cells) throws IOException {
        var padding = Collections.nCopies(Math.max(0, width - cells.size()), "");
        var line = Stream.concat(cells.stream(), padding.stream()).toList();
        out.write(CsvLine.of(line).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
