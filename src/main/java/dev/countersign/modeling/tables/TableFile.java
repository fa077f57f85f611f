package dev.countersign.modeling.tables;

import dev.countersign.modeling.tables.DecisionTable.Column;
import dev.countersign.modeling.tables.DecisionTable.Output;
import dev.countersign.modeling.tables.DecisionTable.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A file of decisions, read as it is written: with labels, lists of values and annotations, which the engine forgets.
 *
 * @param others ids of decisions that are no tables
 * @param ids of all elements, in their order, as often as they are there
 */
record TableFile(List<DecisionTable> tables, List<String> others, List<String> ids) {

    private static final List<String> EXTENSIONS =
            List.of("http://camunda.org/schema/1.0/dmn", "http://operaton.org/schema/1.0/dmn");

    /** @param dmn that the guard has let through */
    static TableFile read(byte[] dmn) {
        var root = Xml.root(dmn);
        var tables = new ArrayList<DecisionTable>();
        var others = new ArrayList<String>();
        for (var decision : Xml.children(root, "decision").toList()) {
            Xml.children(decision, "decisionTable")
                    .findFirst()
                    .ifPresentOrElse(
                            table -> tables.add(table(decision, table)), () -> others.add(decision.getAttribute("id")));
        }
        return new TableFile(List.copyOf(tables), List.copyOf(others), Xml.ids(root));
    }

    private static DecisionTable table(Element decision, Element table) {
        var policy = table.getAttribute("hitPolicy");
        return new DecisionTable(
                decision.getAttribute("id"),
                policy.isEmpty() ? "UNIQUE" : policy,
                Xml.attribute(table, "aggregation"),
                timeToLive(decision),
                Xml.children(decision, "informationRequirement")
                        .flatMap(requirement -> Xml.children(requirement, "requiredDecision"))
                        .map(required -> required.getAttribute("href").replaceFirst("^#", ""))
                        .toList(),
                Xml.children(table, "input").map(TableFile::column).toList(),
                Xml.children(table, "output").map(TableFile::output).toList(),
                rules(table));
    }

    private static @Nullable String timeToLive(Element decision) {
        return EXTENSIONS.stream()
                .map(namespace -> decision.getAttributeNS(namespace, "historyTimeToLive"))
                .filter(time -> !time.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Column column(Element input) {
        var expression = Xml.children(input, "inputExpression").findFirst();
        return new Column(
                input.getAttribute("id"),
                input.getAttribute("label"),
                expression.map(e -> Xml.text(e, "text")).orElse(""),
                expression.map(e -> Xml.attribute(e, "typeRef")).orElse(null),
                Xml.children(input, "inputValues")
                        .map(values -> Xml.text(values, "text"))
                        .findFirst()
                        .orElse(""));
    }

    private static Output output(Element output) {
        return new Output(
                output.getAttribute("id"),
                output.getAttribute("label"),
                output.getAttribute("name"),
                Xml.attribute(output, "typeRef"),
                Xml.children(output, "outputValues")
                        .map(values -> Xml.text(values, "text"))
                        .findFirst()
                        .orElse(""));
    }

    private static List<Rule> rules(Element table) {
        var rules = new ArrayList<Rule>();
        Xml.children(table, "rule")
                .forEach(rule -> rules.add(new Rule(
                        rules.size() + 1,
                        rule.getAttribute("id"),
                        reason(rule),
                        cells(rule, "inputEntry"),
                        cells(rule, "outputEntry"))));
        return List.copyOf(rules);
    }

    private static List<String> cells(Element rule, String kind) {
        return Xml.children(rule, kind).map(cell -> Xml.text(cell, "text")).toList();
    }

    private static String reason(Element rule) {
        return Stream.concat(
                        Xml.children(rule, "description").map(Element::getTextContent),
                        Xml.children(rule, "annotationEntry").map(Element::getTextContent))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .strip();
    }
}
