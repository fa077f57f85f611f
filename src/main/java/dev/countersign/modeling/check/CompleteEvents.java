package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import java.util.Map;
import org.w3c.dom.Element;

/** Every event says what it waits for or does, and what it refers to is there. */
final class CompleteEvents implements ProcessRule {

    private static final Map<String, String> REFERENCES = Map.of(
            "messageEventDefinition", "message",
            "signalEventDefinition", "signal",
            "errorEventDefinition", "error",
            "escalationEventDefinition", "escalation");

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        for (var node : model.nodes()) {
            if (node.definitions().size() > 1) {
                findings.error(
                        "two_events",
                        node.id(),
                        node.label() + " waits for several things at once.",
                        "Leave it one, and put the others on events of their own.");
            }
            node.definitions().forEach(definition -> definition(model, node, definition, findings));
            if (node.is("boundaryEvent")) {
                attached(model, node, findings);
            }
            if (node.is("boundaryEvent", "intermediateCatchEvent")
                    && node.definitions().isEmpty()) {
                findings.error(
                        "no_event",
                        node.id(),
                        node.label() + " does not say what it waits for.",
                        "Give it a timer or a message.");
            }
            if (node.is("eventBasedGateway")) {
                afterEventGateway(model, node, findings);
            }
        }
    }

    private static void attached(ProcessModel model, ModelNode event, Findings findings) {
        var host = model.node(event.attribute("attachedToRef"));
        if (host.isEmpty()
                || !host.get().isActivity()
                || !host.get().scope().equals(event.scope())
                || host.get().isEventSubProcess()) {
            findings.error(
                    "not_attached",
                    event.id(),
                    event.label() + " is attached to no task or subprocess beside it.",
                    "Attach it to the one that it watches.");
        }
    }

    private static void definition(ProcessModel model, ModelNode node, Element definition, Findings findings) {
        var type = definition.getLocalName();
        if ("timerEventDefinition".equals(type)) {
            TimerRule.look(node, definition, findings);
        } else if ("messageEventDefinition".equals(type) && node.is("endEvent", "intermediateThrowEvent")) {
            findings.error(
                    "message_thrown",
                    node.id(),
                    node.label() + " sends a message; messages come from the program.",
                    "Use a service task with a delegate, or a plain event.");
        } else if ("conditionalEventDefinition".equals(type)) {
            if (ModelNode.child(definition, "condition")
                    .filter(condition -> !ModelXml.text(condition).isBlank())
                    .isEmpty()) {
                findings.error("no_event", node.id(), node.label() + " waits for no condition.", "Give it one.");
            }
        } else if (REFERENCES.containsKey(type)) {
            referred(model, node, definition, String.valueOf(REFERENCES.get(type)), findings);
        }
    }

    private static void referred(
            ProcessModel model, ModelNode node, Element definition, String type, Findings findings) {
        var reference = definition.getAttribute(type + "Ref");
        var optional = type.equals("error") || type.equals("escalation");
        if (reference.isEmpty() ? !optional : model.declared(type, reference).isEmpty()) {
            findings.error(
                    "unknown_" + type,
                    node.id(),
                    node.label() + " refers to the " + type + " " + (reference.isEmpty() ? "of no name" : reference)
                            + ", which the file does not have.",
                    "Choose one that is there, or add it.");
        } else if (type.equals("message") && model.message(node).isEmpty()) {
            findings.error(
                    "unknown_message", node.id(), "The message of " + node.label() + " has no name.", "Name it.");
        }
    }

    private static void afterEventGateway(ProcessModel model, ModelNode gateway, Findings findings) {
        for (var flow : model.from(gateway)) {
            if (model.node(flow.target())
                    .filter(next -> next.is("intermediateCatchEvent", "receiveTask"))
                    .isEmpty()) {
                findings.error(
                        "after_event_gateway",
                        flow.id(),
                        "The flow leads from " + gateway.label() + " to something that waits for no event.",
                        "Let it lead to an event that catches a timer or a message.");
            }
        }
    }
}
