package dev.countersign.modeling.diff;

import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** Decision tables, their columns and their rules: of a rule each cell by the label of its column. */
final class PartsOfTables {

    private final List<Part> parts = new ArrayList<>();

    private PartsOfTables() {}

    static List<Part> of(byte[] content) {
        var document = ModelXml.read("model", content).document();
        if (document == null) {
            return List.of();
        }
        var found = new PartsOfTables();
        all(document.getDocumentElement(), "decision").forEach(found::decision);
        return found.parts;
    }

    private void decision(Element decision) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("name", decision.getAttribute("name"));
        properties.put("description", said(decision, "description"));
        var id = decision.getAttribute("id");
        for (var table : all(decision, "decisionTable")) {
            properties.put("hit policy", table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE");
            properties.put("aggregation", table.getAttribute("aggregation"));
            parts.add(new Part(id, "decision", named(decision, id), properties, ""));
            table(table);
        }
    }

    private void table(Element table) {
        var inputs = all(table, "input");
        var outputs = all(table, "output");
        IntStream.range(0, inputs.size()).forEach(i -> column(inputs.get(i), "input", i));
        IntStream.range(0, outputs.size()).forEach(i -> column(outputs.get(i), "output", i));
        var labels = new ArrayList<String>();
        inputs.forEach(input -> labels.add(label(input)));
        outputs.forEach(output -> labels.add(label(output)));
        var rules = all(table, "rule");
        IntStream.range(0, rules.size()).forEach(i -> rule(rules.get(i), labels, i));
    }

    private void column(Element column, String type, int at) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("label", column.getAttribute("label"));
        properties.put("name", column.getAttribute("name"));
        properties.put("type", column.getAttribute("typeRef"));
        for (var part : ModelXml.children(column)) {
            properties.put(Words.plain(part.getLocalName()), said(part, "text"));
            properties.merge("type", part.getAttribute("typeRef"), (one, other) -> one.isEmpty() ? other : one);
        }
        parts.add(new Part(column.getAttribute("id"), type, label(column), properties, "column " + (at + 1)));
    }

    private void rule(Element rule, List<String> labels, int at) {
        var cells = new ArrayList<>(all(rule, "inputEntry"));
        cells.addAll(all(rule, "outputEntry"));
        var properties = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            var label = i < labels.size() ? labels.get(i) : "column " + (i + 1);
            var text = said(cells.get(i), "text");
            properties.merge(label, text.isEmpty() ? "-" : text, (one, other) -> one + " · " + other);
        }
        properties.put("annotation", said(rule, "description"));
        var id = rule.getAttribute("id");
        parts.add(new Part(id, "rule", id, properties, "row " + (at + 1)));
    }

    private static String label(Element column) {
        var label = column.getAttribute("label");
        if (!label.isBlank()) {
            return label;
        }
        var name = column.getAttribute("name");
        return !name.isBlank()
                ? name
                : all(column, "inputExpression").stream()
                        .map(expression -> said(expression, "text"))
                        .findFirst()
                        .orElse(column.getAttribute("id"));
    }

    private static String named(Element element, String otherwise) {
        var name = element.getAttribute("name");
        return name.isBlank() ? otherwise : name;
    }

    private static String said(Element element, String child) {
        return all(element, child).stream()
                .map(ModelXml::text)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static List<Element> all(Element element, String name) {
        return ModelXml.children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }
}
