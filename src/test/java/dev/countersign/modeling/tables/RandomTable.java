package dev.countersign.modeling.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small table made up by chance: of words, numbers and truth values, with cells of every plain kind and some that are not. */
final class RandomTable {

    static final String ID = "made-up";

    private static final List<String> WORDS = List.of("red", "green", "blue");

    private final Random random;
    private final boolean unique;
    private final List<String> texts = new ArrayList<>();

    RandomTable(long seed) {
        this.random = new Random(seed);
        this.unique = random.nextBoolean();
    }

    String dmn() {
        var columns = new ArrayList<Supplier<String>>();
        var inputs = new StringBuilder();
        for (int c = 0; c < 2 + random.nextInt(3); c++) {
            columns.add(column(c, inputs));
        }
        var rules = IntStream.rangeClosed(1, 1 + random.nextInt(6))
                .mapToObj(r -> rule(r, columns))
                .collect(Collectors.joining());
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="made-up">
                  <decision id="%s" name="Made up"><decisionTable id="table" hitPolicy="%s">%s
                    <output id="o" name="given" typeRef="integer" />%s
                  </decisionTable></decision>
                </definitions>""".formatted(ID, unique ? "UNIQUE" : "COLLECT", inputs, rules);
    }

    private Supplier<String> column(int c, StringBuilder inputs) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                inputs.append(input(c, "word" + c, "string", "\"red\",\"green\",\"blue\""));
                texts.add("word" + c);
                yield this::words;
            }
            case 1 -> {
                inputs.append(input(c, "flag" + c, "boolean", ""));
                yield () -> String.valueOf(random.nextBoolean());
            }
            case 2 -> {
                inputs.append(input(c, "count" + c, "integer", ""));
                yield this::numbers;
            }
            default -> {
                inputs.append(input(c, "free" + c, "string", ""));
                texts.add("free" + c);
                yield this::words;
            }
        };
    }

    private static String input(int c, String name, String type, String values) {
        return "<input id=\"i%d\"><inputExpression id=\"e%d\" typeRef=\"%s\"><text>%s</text></inputExpression>%s</input>"
                .formatted(
                        c,
                        c,
                        type,
                        name,
                        values.isEmpty()
                                ? ""
                                : "<inputValues id=\"v" + c + "\"><text>" + values + "</text></inputValues>");
    }

    private String rule(int r, List<Supplier<String>> columns) {
        return columns.stream()
                .map(cell -> "<inputEntry><text>" + (random.nextInt(3) == 0 ? "" : escaped(cell.get()))
                        + "</text></inputEntry>")
                .collect(Collectors.joining(
                        "", "<rule id=\"r" + r + "\">", "<outputEntry><text>" + r + "</text></outputEntry></rule>"));
    }

    private String words() {
        var one = "\"" + WORDS.get(random.nextInt(3)) + "\"";
        var other = "\"" + WORDS.get(random.nextInt(3)) + "\"";
        return switch (random.nextInt(6)) {
            case 0 -> one + "," + other;
            case 1 -> "not(" + one + ")";
            case 2 -> "not(" + one + "," + other + ")";
            case 3 -> "? = " + one + " or ? = " + other;
            case 4 -> "? != " + one + " and " + texts.get(random.nextInt(texts.size())) + " != " + other;
            default -> one;
        };
    }

    private String numbers() {
        int from = random.nextInt(6);
        int until = from + random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0 -> "< " + from;
            case 1 -> "<= " + from;
            case 2 -> "> " + from;
            case 3 -> ">= " + from;
            case 4 -> "[" + from + ".." + until + "]";
            case 5 -> "]" + from + ".." + until + "[";
            case 6 -> "not(" + from + ")";
            default -> from + "," + until;
        };
    }

    private static String escaped(String feel) {
        return feel.replace("<", "&lt;");
    }
}
