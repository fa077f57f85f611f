package dev.countersign.modeling.diff;

import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Elements of a BPMN model that stand for themselves; what else is written inside one is a property of it. */
final class PartsOfProcess {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> NOT_SAID = Set.of("id", "sourceElement", "isExecutable");
    private static final Set<String> PLUMBING = Set.of("incoming", "outgoing", "flowNodeRef", "BPMNDiagram");

    private final Map<String, String> places = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private PartsOfProcess() {}

    static List<Part> of(byte[] content) {
        var document = ModelXml.read("model", content).document();
        if (document == null) {
            return List.of();
        }
        var found = new PartsOfProcess();
        found.places(document.getDocumentElement());
        found.visit(document.getDocumentElement(), "");
        return found.parts;
    }

    private void places(Element element) {
        var of = element.getAttribute("bpmnElement");
        if (!of.isEmpty()) {
            places.put(of, drawn(element));
        }
        ModelXml.children(element).forEach(this::places);
    }

    private static String drawn(Element shape) {
        var place = new StringBuilder();
        for (var child : ModelXml.children(shape)) {
            if (Set.of("Bounds", "waypoint").contains(child.getLocalName())) {
                place.append(child.getAttribute("x"))
                        .append(',')
                        .append(child.getAttribute("y"))
                        .append(child.hasAttribute("width") ? " " + child.getAttribute("width") + "×" : "")
                        .append(child.getAttribute("height"))
                        .append(' ');
            }
        }
        return place.toString().strip();
    }

    private void visit(Element element, String scope) {
        for (var child : ModelXml.children(element)) {
            if (isPart(child)) {
                parts.add(part(child, scope));
                visit(child, child.getAttribute("id"));
            }
        }
    }

    /** Not what only says more about the element that it stands in. */
    private static boolean isPart(Element element) {
        var name = String.valueOf(element.getLocalName());
        return BPMN.equals(element.getNamespaceURI())
                && element.hasAttribute("id")
                && !name.endsWith("EventDefinition")
                && !name.endsWith("Expression")
                && !name.endsWith("LoopCharacteristics")
                && !PLUMBING.contains(name)
                && !name.equals("documentation");
    }

    private Part part(Element element, String scope) {
        var properties = new TreeMap<String, String>();
        ModelXml.attributes(element).stream()
                .filter(attribute -> !NOT_SAID.contains(attribute.getLocalName()))
                .forEach(attribute -> properties.put(Words.plain(attribute.getLocalName()), attribute.getValue()));
        if (!scope.isEmpty()) {
            properties.put("in", scope);
        }
        inside(element, "", properties);
        var id = element.getAttribute("id");
        var name = element.getAttribute("name");
        return new Part(
                id, element.getLocalName(), name.isBlank() ? id : name, properties, places.getOrDefault(id, ""));
    }

    private static void inside(Element element, String path, Map<String, String> properties) {
        for (var child : ModelXml.children(element)) {
            if (isPart(child) || PLUMBING.contains(child.getLocalName())) {
                continue;
            }
            var name = child.getLocalName().equals("extensionElements")
                    ? path
                    : (path + " " + Words.plain(child.getLocalName())).strip();
            ModelXml.attributes(child).stream()
                    .filter(attribute -> !Set.of("id", "type").contains(attribute.getLocalName()))
                    .forEach(attribute -> together(
                            properties, name + " " + Words.plain(attribute.getLocalName()), attribute.getValue()));
            var text = ModelXml.text(child).strip();
            if (!text.isEmpty()) {
                together(properties, name, text);
            } else if (child.getLocalName().endsWith("EventDefinition")) {
                together(properties, name, "yes");
            }
            inside(child, name, properties);
        }
    }

    private static void together(Map<String, String> properties, String name, String value) {
        properties.merge(name, value, (one, other) -> one + "\n" + other);
    }
}
