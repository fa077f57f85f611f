package dev.countersign.modeling.check;

import java.util.Locale;
import org.w3c.dom.Element;

/** How models of the house are written, so that the next person reads them at a glance. None of it keeps one from running. */
final class HouseHabits implements ProcessRule {

    private static final int MOST_NODES = 25;
    private static final int SHORTEST_DOCUMENTATION = 10;

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var nodes = model.nodes();
        nodes.forEach(node -> id(node, findings));
        model.flows().stream()
                .filter(flow -> !flow.id().matches("flow_[a-z][A-Za-z0-9]*"))
                .forEach(flow -> habit(findings, "id_form", flow.id(), "is called unlike flow_camelCase"));
        nodes.stream()
                .filter(node -> node.name().isEmpty())
                .filter(node -> !node.isGateway() || model.from(node).size() > 1)
                .forEach(node -> habit(findings, "no_name", node.id(), "has no name"));
        model.processes().forEach(process -> documented(process, process.getAttribute("id"), findings));
        nodes.stream()
                .filter(node -> node.is("userTask", "serviceTask", "sendTask", "businessRuleTask", "callActivity"))
                .forEach(node -> documented(node.xml(), node.id(), findings));
        var size = nodes.stream().filter(node -> !node.is("boundaryEvent")).count();
        if (size > MOST_NODES) {
            findings.warning(
                    "too_many_nodes",
                    model.id(),
                    "The process has " + size + " elements; more than " + MOST_NODES + " do not fit on a page.",
                    "Call a part of it as a process of its own.");
        }
    }

    private static void id(ModelNode node, Findings findings) {
        if (!node.id().matches(pattern(node) + "_[a-z][A-Za-z0-9]*")) {
            habit(findings, "id_form", node.id(), "is called unlike " + node.type() + "_camelCase");
        }
    }

    private static String pattern(ModelNode node) {
        if (node.isGateway()) {
            return "(gateway|" + node.type() + ")";
        }
        var shorter = node.type().replace("intermediate", "");
        return node.type().endsWith("Event")
                ? "(event|" + node.type() + "|" + shorter.substring(0, 1).toLowerCase(Locale.ROOT)
                        + shorter.substring(1) + ")"
                : node.type();
    }

    private static void documented(Element element, String id, Findings findings) {
        var length = ModelNode.child(element, "documentation")
                .map(text -> text.getTextContent().strip().length())
                .orElse(0);
        if (length < SHORTEST_DOCUMENTATION) {
            habit(findings, "no_documentation", id, "does not document what it does, for whom or with which effect");
        }
    }

    private static void habit(Findings findings, String rule, String id, String is) {
        findings.warning(rule, id, id + " " + is + ".", "Others will thank you for it; the process runs without.");
    }
}
