package dev.countersign.compliance.history;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** XLSX: what it says of itself in a sheet before that of the rows. Cells are inline text: nothing is held, nothing calculates. */
final class XlsxSheet implements Sheet {

    /** What a sheet can have, less its head. */
    static final long MOST = 1_048_575;

    private static final int LONGEST = 32_767;
    private static final int HELD = 500;

    /** Neither XML nor a spreadsheet has them. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\p{Cs}]");

    private final Workbook book;
    private @Nullable Worksheet rows;
    private int written;

    XlsxSheet(OutputStream out) {
        this.book = new Workbook(out, "Countersign", null);
    }

    @Override
    public void begin(List<List<String>> about, List<String> columns) throws IOException {
        var first = book.newWorksheet("About");
        for (int i = 0; i < about.size(); i++) {
            write(first, i, about.get(i));
        }
        first.finish();
        var sheet = book.newWorksheet("Rows");
        sheet.freezePane(0, 1);
        rows = sheet;
        line(columns);
    }

    @Override
    public void line(List<String> cells) throws IOException {
        var sheet = Objects.requireNonNull(rows);
        write(sheet, written++, cells);
        if (written % HELD == 0) {
            sheet.flush();
        }
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var text = NO_TEXT.matcher(cells.get(i)).replaceAll("\uFFFD");
            sheet.inlineString(line, i, text.substring(0, Math.min(text.length(), LONGEST)));
        }
    }

    @Override
    public void end() throws IOException {
        Objects.requireNonNull(rows).finish();
        book.finish();
    }
}
