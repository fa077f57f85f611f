package dev.countersign.modeling.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each scope has a start and an end, everything is reached, and nothing but an end is where a way stops. */
final class EveryWayLeadsOn implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        model.processes().forEach(process -> scope(model, process.getAttribute("id"), false, findings));
        model.nodes("subProcess").forEach(scope -> scope(model, scope.id(), scope.isEventSubProcess(), findings));
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

    private static void scope(ProcessModel model, String scope, boolean byEvent, Findings findings) {
        var starts = model.in(scope).filter(node -> node.is("startEvent")).toList();
        if (starts.size() != 1) {
            findings.error(
                    starts.isEmpty() ? "no_start" : "several_starts",
                    scope,
                    scope + " has " + starts.size() + " start events.",
                    "Let it begin at exactly one.");
        }
        for (var start : starts) {
            if (start.definitions().isEmpty() == byEvent) {
                findings.error(
                        "wrong_start",
                        start.id(),
                        byEvent
                                ? start.label() + " begins a subprocess that waits for an event, and names none."
                                : start.label() + " begins by an event, but only the program starts this.",
                        byEvent ? "Give it a message or a timer." : "Make it a plain start event.");
            }
        }
        if (model.in(scope).noneMatch(node -> node.is("endEvent"))) {
            findings.error("no_end", scope, scope + " has no end event.", "Let each of its ways lead to one.");
        }
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
