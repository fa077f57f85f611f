package dev.countersign.compliance;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines as RFC 4180 has them. What a spreadsheet would take for a formula gets an apostrophe before it. */
final class Csv {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern TO_QUOTE = Pattern.compile(".*[\",\\r\\n].*", Pattern.DOTALL);

    private Csv() {}

    static String of(List<String> head, List<List<String>> rows) {
        return Stream.concat(Stream.of(head), rows.stream()).map(Csv::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var plain = FORMULA.matcher(value).matches() ? "'" + value : value;
        return TO_QUOTE.matcher(plain).matches() ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }
}
