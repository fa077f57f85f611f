package dev.countersign.modeling.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything is reached from the start, and nothing but an end is where a way stops. */
final class EveryWayLeadsOn implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var reached = reached(model);
        for (var node : model.nodes()) {
            if (!reached.contains(node.id())) {
                findings.error(
                        "not_reached",
                        node.id(),
                        "No way leads to " + node.label() + ".",
                        "Connect it with a flow or remove it.");
            }
            if (model.from(node).isEmpty() && mustGoOn(model, node)) {
                findings.error(
                        "dead_end",
                        node.id(),
                        "The way stops at " + node.label() + ", which is no end.",
                        "Lead a flow on from it, to an end if nothing follows.");
            }
        }
    }

    private static boolean mustGoOn(ProcessModel model, ModelNode node) {
        return !node.is("endEvent")
                && !node.isEventSubProcess()
                && model.linked(node).isEmpty();
    }

    /** By flows, links and events, from the start. */
    private static Set<String> reached(ProcessModel model) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<ModelNode>();
        model.nodes().stream()
                .filter(node ->
                        node.is("startEvent") && model.node(node.scope()).isEmpty())
                .forEach(open::add);
        while (!open.isEmpty()) {
            var node = open.remove();
            if (reached.add(node.id())) {
                open.addAll(next(model, node));
            }
        }
        return reached;
    }

    /** What may come after an element, as it is drawn. */
    static List<ModelNode> next(ProcessModel model, ModelNode node) {
        var next = new ArrayList<ModelNode>();
        model.from(node).forEach(flow -> model.node(flow.target()).ifPresent(next::add));
        model.linked(node).ifPresent(next::add);
        model.attachedTo(node).forEach(next::add);
        model.in(node.id()).filter(inside -> inside.is("startEvent")).forEach(next::add);
        model.in(node.scope()).filter(ModelNode::isEventSubProcess).forEach(next::add);
        return next;
    }
}
