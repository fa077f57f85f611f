package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A BPMN file as a graph: its elements with the flows between them, and what they refer to. Read once, since whoever explores
 * the graph asks the same many thousand times.
 */
final class ProcessModel {

    private static final Set<String> NODES = Set.of("""
            startEvent endEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent
            task userTask serviceTask businessRuleTask sendTask receiveTask manualTask callActivity subProcess
            exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway""".split("\\s+"));

    private final Element root;
    private final Map<String, ModelNode> nodes = new LinkedHashMap<>();
    private final List<ModelFlow> flows = new ArrayList<>();
    private final Map<String, String> scopes = new HashMap<>();
    private final Map<String, List<ModelFlow>> from;
    private final Map<String, List<ModelFlow>> into;
    private final Map<String, List<ModelNode>> attached;
    private final Map<String, List<ModelNode>> inside;
    private final Map<String, String> messages = new HashMap<>();

    private ProcessModel(Element root) {
        this.root = root;
        processes().forEach(process -> collect(process, process.getAttribute("id")));
        this.from = flows.stream().collect(Collectors.groupingBy(ModelFlow::source));
        this.into = flows.stream().collect(Collectors.groupingBy(ModelFlow::target));
        this.attached =
                nodes("boundaryEvent").collect(Collectors.groupingBy(event -> event.attribute("attachedToRef")));
        this.inside = nodes.values().stream().collect(Collectors.groupingBy(ModelNode::scope));
        nodes.values().forEach(node -> waitedFor(node).ifPresent(message -> messages.put(node.id(), message)));
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
                nodes.putIfAbsent(id, ModelNode.of(child, scope));
                scopes.putIfAbsent(id, scope);
            } else if ("sequenceFlow".equals(child.getLocalName())) {
                flows.add(ModelFlow.of(child, scope));
                scopes.putIfAbsent(id, scope);
            }
            if ("subProcess".equals(child.getLocalName()) && !id.equals(scope)) {
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
        return inside.getOrDefault(scope, List.of()).stream();
    }

    Optional<ModelNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Whether an element or flow is in a process or subprocess, however deep. */
    boolean isInside(String id, String scope) {
        var at = scopes.get(id);
        return at != null && (at.equals(scope) || isInside(at, scope));
    }

    List<ModelFlow> flows() {
        return List.copyOf(flows);
    }

    List<ModelFlow> from(ModelNode node) {
        return from.getOrDefault(node.id(), List.of());
    }

    List<ModelFlow> into(ModelNode node) {
        return into.getOrDefault(node.id(), List.of());
    }

    Stream<ModelNode> attachedTo(ModelNode node) {
        return attached.getOrDefault(node.id(), List.of()).stream();
    }

    /** The catching event that a throwing link jumps to, if the node is one. */
    Optional<ModelNode> linked(ModelNode node) {
        return node.is("intermediateThrowEvent") && node.isDefinedBy("linkEventDefinition")
                ? nodes("intermediateCatchEvent")
                        .filter(event -> event.isDefinedBy("linkEventDefinition"))
                        .filter(event -> linkName(event).equals(linkName(node)))
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
        return Optional.ofNullable(messages.get(node.id()));
    }

    private Optional<String> waitedFor(ModelNode node) {
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
