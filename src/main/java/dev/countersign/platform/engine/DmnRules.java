package dev.countersign.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What a DMN model may contain: decision tables and literal expressions in FEEL, drawings, and nothing else. */
final class DmnRules {

    private static final String DMN = "http(s)?://www\\.omg\\.org/spec/DMN/\\d{8}/(dmn\\.xsd|MODEL/)";
    private static final String DRAWING = "http(s)?://www\\.omg\\.org/spec/(DMN|DD)/\\d{8}/(DMNDI/|DI/|DC/|DI|DC)";
    private static final Set<String> EXTENSIONS =
            Set.of("http://camunda.org/schema/1.0/dmn", "http://operaton.org/schema/1.0/dmn");
    private static final Set<String> HARMLESS_ATTRIBUTES = Set.of(
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Set<String> ELEMENTS = words("""
            definitions decision decisionTable input inputExpression inputValues inputEntry output outputValues
            defaultOutputEntry outputEntry rule text description annotation annotationEntry variable inputData
            informationRequirement requiredDecision requiredInput literalExpression question allowedAnswers
            knowledgeSource authorityRequirement requiredAuthority textAnnotation association sourceRef targetRef
            type
            """);
    private static final Set<String> DRAWN = words(
            "DMNDI DMNDiagram DMNShape DMNEdge DMNLabel DMNStyle DMNDecisionServiceDividerLine Bounds Size waypoint");
    private static final Set<String> EXTENSION_ATTRIBUTES = Set.of("historyTimeToLive", "versionTag", "inputVariable");

    private static final Map<String, Finding> MISSED = Map.of(
            "functionDefinition", rule("no_functions", "Functions are not defined in tables here."),
            "businessKnowledgeModel", rule("no_functions", "Functions are not defined in tables here."),
            "import", rule("no_imports", "A model imports nothing."));

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> check(Element root) {
        if (!"definitions".equals(root.getLocalName())
                || !ModelXml.namespace(root.getNamespaceURI()).matches(DMN)) {
            return List.of(new Finding(ModelXml.idOf(root), "unreadable", "It is no DMN model."));
        }
        visit(root);
        return List.copyOf(findings);
    }

    private void visit(Element element) {
        var namespace = ModelXml.namespace(element.getNamespaceURI());
        if ((namespace.matches(DMN) && ELEMENTS.contains(element.getLocalName()))
                || (namespace.matches(DRAWING) && DRAWN.contains(element.getLocalName()))) {
            ModelXml.attributes(element).forEach(attribute -> attribute(element, attribute));
            content(element);
            ModelXml.children(element).forEach(this::visit);
        } else {
            var known = MISSED.get(element.getLocalName());
            add(
                    element,
                    known != null ? known : rule("unknown_element", element.getNodeName() + " is not allowed here."));
        }
    }

    private void attribute(Element element, Attr attribute) {
        var namespace = ModelXml.namespace(attribute.getNamespaceURI());
        var name = attribute.getLocalName();
        if (namespace.isEmpty()) {
            plain(element, attribute);
        } else if (!HARMLESS_ATTRIBUTES.contains(namespace)
                && !(EXTENSIONS.contains(namespace) && EXTENSION_ATTRIBUTES.contains(name))) {
            add(element, rule("unknown_attribute", attribute.getName() + " is not allowed here."));
        }
    }

    private void plain(Element element, Attr attribute) {
        if ("expressionLanguage".equals(attribute.getName()) && !isFeel(attribute.getValue())) {
            add(element, rule("feel_only", attribute.getValue() + " does not run here; write FEEL."));
        } else if ("typeLanguage".equals(attribute.getName()) && !isFeel(attribute.getValue())) {
            add(element, rule("feel_only", attribute.getValue() + " is no type language here."));
        }
    }

    /** FEEL can name Java methods by {@code external}; the evaluator has that switched off, and nobody needs it. */
    private void content(Element element) {
        if ("text".equals(element.getLocalName())
                && element.getTextContent().toLowerCase(Locale.ROOT).matches("(?s).*\\)\\s*external\\b.*")) {
            add(element, rule("no_functions", "FEEL calls nothing outside itself here."));
        }
    }

    private static boolean isFeel(String language) {
        return "feel".equals(language)
                || language.matches("http(s)?://www\\.omg\\.org/spec/(DMN/\\d{8}/FEEL/|FEEL/\\d{8})");
    }

    private void add(Element element, Finding finding) {
        findings.add(new Finding(ModelXml.idOf(element), finding.rule(), finding.detail()));
    }

    private static Finding rule(String rule, String detail) {
        return new Finding("", rule, detail);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
