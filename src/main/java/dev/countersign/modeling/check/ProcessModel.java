package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A BPMN file as a graph: its elements with the flows between them, and what they refer to. */
final class ProcessModel {

    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "task",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway");

    private final Element root;
    private final Map<String, ModelNode> nodes = new LinkedHashMap<>();
    private final List<ModelFlow> flows = new ArrayList<>();

    private ProcessModel(Element root) {
        this.root = root;
        processes().forEach(process -> collect(process, process.getAttribute("id")));
    }

    /** @throws IllegalArgumentException where it is no XML, which the guard says better */
    static ProcessModel read(String file, byte[] bytes) {
        var document = ModelXml.read(file, bytes).document();
        if (document == null) {
            throw new IllegalArgumentException(file + " cannot be read");
        }
        return new ProcessModel(document.getDocumentElement());
    }

    private void collect(Element parent, String scope) {
        for (var child : ModelXml.children(parent)) {
            var id = child.getAttribute("id");
            if (NODES.contains(child.getLocalName())) {
                nodes.putIfAbsent(id, new ModelNode(id, child.getLocalName(), scope, child));
            } else if ("sequenceFlow".equals(child.getLocalName())) {
                flows.add(new ModelFlow(
                        id, child.getAttribute("sourceRef"), child.getAttribute("targetRef"), scope, child));
            }
            if ("subProcess".equals(child.getLocalName())) {
                collect(child, id);
            }
        }
    }

    List<Element> processes() {
        return ModelXml.children(root).stream()
                .filter(child -> "process".equals(child.getLocalName()))
                .toList();
    }

    /** Id of its process, the first where there are several. */
    String id() {
        return processes().isEmpty() ? "" : processes().get(0).getAttribute("id");
    }

    List<ModelNode> nodes() {
        return List.copyOf(nodes.values());
    }

    Stream<ModelNode> nodes(String... types) {
        return nodes.values().stream().filter(node -> node.is(types));
    }

    Stream<ModelNode> in(String scope) {
        return nodes.values().stream().filter(node -> node.scope().equals(scope));
    }

    Optional<ModelNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Whether an element or flow is in a process or subprocess, however deep. */
    boolean isInside(String id, String scope) {
        var at = node(id).map(ModelNode::scope)
                .or(() -> flows.stream()
                        .filter(flow -> flow.id().equals(id))
                        .map(ModelFlow::scope)
                        .findFirst());
        return at.isPresent() && (at.get().equals(scope) || isInside(at.get(), scope));
    }

    List<ModelFlow> flows() {
        return List.copyOf(flows);
    }

    List<ModelFlow> from(ModelNode node) {
        return flows.stream().filter(flow -> flow.source().equals(node.id())).toList();
    }

    List<ModelFlow> into(ModelNode node) {
        return flows.stream().filter(flow -> flow.target().equals(node.id())).toList();
    }

    Stream<ModelNode> attachedTo(ModelNode node) {
        return nodes("boundaryEvent")
                .filter(event -> event.attribute("attachedToRef").equals(node.id()));
    }

    /** The catching event that a throwing link jumps to, if the node is one. */
    Optional<ModelNode> linked(ModelNode node) {
        return node.is("intermediateThrowEvent") && node.isDefinedBy("linkEventDefinition")
                ? nodes("intermediateCatchEvent")
                        .filter(event -> event.isDefinedBy("linkEventDefinition")
                                && linkName(event).equals(linkName(node)))
                        .findFirst()
                : Optional.empty();
    }

    private static String linkName(ModelNode node) {
        return node.definitions().get(0).getAttribute("name");
    }

    /** An element beside the processes, such as a message, by its id. */
    Optional<Element> declared(String type, String id) {
        return ModelXml.children(root).stream()
                .filter(child -> type.equals(child.getLocalName()) && id.equals(child.getAttribute("id")))
                .findFirst();
    }

    /** Name of the message that a task or event waits for. */
    Optional<String> message(ModelNode node) {
        var task = Stream.of(node.xml()).filter(xml -> node.is("receiveTask"));
        var event = node.definitions().stream()
                .filter(definition -> "messageEventDefinition".equals(definition.getLocalName()));
        return Stream.concat(task, event)
                .map(holder -> holder.getAttribute("messageRef"))
                .flatMap(id -> declared("message", id).stream())
                .map(message -> message.getAttribute("name"))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Every element of the file, the drawing too. */
    List<Element> everything() {
        var all = new ArrayList<Element>();
        all.add(root);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(ModelXml.children(all.get(i)));
        }
        return all;
    }
}
