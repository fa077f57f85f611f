package dev.countersign.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A record of a CSV file (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it. */
public final class CsvLine {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private CsvLine() {}

    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var plain = FORMULA.matcher(value).find() ? "'" + value : value;
        return QUOTED.matcher(plain).find() ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
