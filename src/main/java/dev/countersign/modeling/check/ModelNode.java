package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * An element of a process that a token can reach.
 *
 * @param type as BPMN calls it, such as {@code userTask}
 * @param scope id of the process or subprocess that it is in
 * @param definitions what an event waits for or does
 */
record ModelNode(String id, String type, String scope, Element xml, List<Element> definitions) {

    private static final List<String> EXTENSIONS =
            List.of("http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn");
    private static final Set<String> WAITING =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity");

    static ModelNode of(Element xml, String scope) {
        var definitions = ModelXml.children(xml).stream()
                .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                .toList();
        return new ModelNode(xml.getAttribute("id"), xml.getLocalName(), scope, xml, definitions);
    }

    boolean is(String... types) {
        for (var one : types) {
            if (one.equals(type)) {
                return true;
            }
        }
        return false;
    }

    boolean isGateway() {
        return type.endsWith("Gateway");
    }

    boolean isActivity() {
        return type.endsWith("ask") || is("subProcess", "callActivity");
    }

    /** Whether the engine comes to rest there until something happens outside. */
    boolean waits() {
        return WAITING.contains(type);
    }

    /** Whether it is carried out by a job, in a transaction of its own. */
    boolean isAsynchronous() {
        return extension("asyncBefore").isPresent() || extension("asyncAfter").isPresent();
    }

    boolean isEventSubProcess() {
        return is("subProcess") && attribute("triggeredByEvent").equals("true");
    }

    /** Whether what it does ends that which it is attached to, or the scope that it is in. */
    boolean interrupts() {
        return !attribute("cancelActivity").equals("false")
                && !attribute("isInterrupting").equals("false");
    }

    boolean isMultiInstance() {
        return child("multiInstanceLoopCharacteristics").isPresent();
    }

    String name() {
        return attribute("name").strip();
    }

    /** What people call it. */
    String label() {
        return name().isEmpty() ? id : "“" + name() + "”";
    }

    String attribute(String attribute) {
        return xml.getAttribute(attribute);
    }

    Optional<String> extension(String attribute) {
        return extension(xml, attribute);
    }

    static Optional<String> extension(Element element, String attribute) {
        return EXTENSIONS.stream()
                .filter(namespace -> element.hasAttributeNS(namespace, attribute))
                .map(namespace -> element.getAttributeNS(namespace, attribute))
                .findFirst();
    }

    Optional<Element> child(String name) {
        return child(xml, name);
    }

    static Optional<Element> child(Element element, String name) {
        return ModelXml.children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .findFirst();
    }

    boolean isDefinedBy(String definition) {
        return definitions.stream().anyMatch(found -> definition.equals(found.getLocalName()));
    }
}
