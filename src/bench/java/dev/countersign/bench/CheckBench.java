package dev.countersign.bench;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckFinding.Level;
import dev.countersign.modeling.tables.TablesFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long the check of tables takes, without the way to the database: of a risk table of fifty rules, and of what is shipped. */
final class CheckBench {

    private static final List<String> ACTIONS = List.of(
            "deploy",
            "promote",
            "rollback",
            "config-change",
            "data-migration",
            "secret-rotation",
            "infrastructure-change",
            "cluster-operation",
            "access-grant",
            "feature-flag");
    private static final List<String> INPUTS = List.of(
            "environment",
            "action",
            "criticality",
            "size",
            "evidenceCount",
            "outsideOfficeHours",
            "rollbackPlan",
            "incident");

    private CheckBench() {}

    /** Arguments: rules (50), repeats (30). */
    public static void main(String[] arguments) throws Exception {
        int rules = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        measure(rules + " rules, " + INPUTS.size() + " inputs", "risk", table(rules), repeats);
        for (var stem : List.of("risk", "approval-policy", "gates", "break-glass-policy")) {
            measure(stem, stem, Files.readString(Path.of("processes", stem + ".dmn"), StandardCharsets.UTF_8), repeats);
        }
    }

    private static void measure(String what, String stem, String dmn, int repeats) {
        List<CheckFinding> findings = List.of();
        for (int i = 0; i < 20; i++) {
            findings = TablesFixture.check(stem, dmn);
        }
        var times = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            var start = System.nanoTime();
            TablesFixture.check(stem, dmn);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-24s median %.0f ms, worst of %d: %.0f ms; %d errors, %d other findings%n",
                what,
                times[repeats / 2] / 1e6,
                repeats,
                times[repeats - 1] / 1e6,
                findings.stream()
                        .filter(finding -> finding.level() == Level.ERROR)
                        .count(),
                findings.stream()
                        .filter(finding -> finding.level() != Level.ERROR)
                        .count());
    }

    /** A last resort, and rules that each look at four of eight inputs, with boundaries of their own. */
    private static String table(int rules) {
        var columns = INPUTS.stream().map(CheckBench::column).collect(Collectors.joining());
        var rows = IntStream.range(0, rules).mapToObj(CheckBench::rule).collect(Collectors.joining());
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="definitions_risk" name="Risk" namespace="https://countersign.dev/processes">
                  <decision id="risk" name="Risk" camunda:historyTimeToLive="P365D">
                    <decisionTable id="table_risk" hitPolicy="COLLECT">%s
                      <output id="output_level" name="level" typeRef="string" /><output id="output_reason" name="reason" typeRef="string" />%s
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(columns, rows);
    }

    private static String column(String name) {
        var type = name.endsWith("Count") || name.equals("size")
                ? "integer"
                : List.of("environment", "action", "criticality").contains(name) ? "string" : "boolean";
        return "<input id=\"input_%1$s\" label=\"%1$s\"><inputExpression id=\"expression_%1$s\" typeRef=\"%2$s\"><text>%1$s</text></inputExpression></input>"
                .formatted(name, type);
    }

    private static String rule(int r) {
        var cells = IntStream.range(0, INPUTS.size())
                .mapToObj(c -> "<inputEntry id=\"in_%d_%d\"><text>%s</text></inputEntry>"
                        .formatted(r, c, r == 0 || (c + r) % 2 == 1 ? "" : cell(r, INPUTS.get(c))))
                .collect(Collectors.joining());
        var level = List.of("medium", "high", "critical").get(r % 3);
        return """
                <rule id="rule_number%1$d"><description>One of the rules that are made up.</description>%2$s
                  <outputEntry id="level_%1$d"><text>"%3$s"</text></outputEntry>
                  <outputEntry id="reason_%1$d"><text>"It is made up, number %1$d."</text></outputEntry></rule>""".formatted(r, cells, r == 0 ? "low" : level);
    }

    private static String cell(int r, String input) {
        return switch (input) {
            case "environment" -> r % 3 == 0 ? "not(\"production\")" : "\"production\"";
            case "action" -> "\"" + ACTIONS.get(r % 10) + "\",\"" + ACTIONS.get(r * 3 % 10) + "\"";
            case "criticality" -> r % 4 == 0 ? "\"vital\"" : "\"important\",\"vital\"";
            case "size" -> r % 4 == 0 ? "&gt;= " + r : "[" + r + ".." + (r + 40) + "]";
            case "evidenceCount" -> "&lt; " + (1 + r % 5);
            default -> String.valueOf((r + input.length()) % 3 == 0);
        };
    }
}
