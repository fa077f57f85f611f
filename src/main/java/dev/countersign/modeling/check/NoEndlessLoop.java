package dev.countersign.modeling.check;

import java.util.HashSet;
import java.util.Set;

/** No circle is gone round without waiting for somebody or something: the engine would never come back from it. */
final class NoEndlessLoop implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var cleared = new HashSet<String>();
        for (var node : model.nodes()) {
            if (circles(model, node, node, new HashSet<>()) && cleared.add(node.scope())) {
                findings.error(
                        "endless_loop",
                        node.id(),
                        "From " + node.label() + " the process comes back to it without waiting for anything.",
                        "Put a task or an event on the way, or lead it elsewhere.");
            }
        }
    }

    private static boolean circles(ProcessModel model, ModelNode start, ModelNode at, Set<String> seen) {
        if (waits(model, at)) {
            return false;
        }
        for (var flow : model.from(at)) {
            var next = model.node(flow.target());
            if (next.isPresent()
                    && (next.get().equals(start)
                            || (seen.add(next.get().id()) && circles(model, start, next.get(), seen)))) {
                return true;
            }
        }
        return false;
    }

    /** A subprocess waits where something in it does; a job comes back to the engine each time. */
    private static boolean waits(ProcessModel model, ModelNode node) {
        return node.waits() || node.isAsynchronous() || model.in(node.id()).anyMatch(inside -> waits(model, inside));
    }
}
