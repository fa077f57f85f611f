package dev.countersign.modeling.check;

/** A process, and each subprocess in it, begins at one start and has an end. */
final class StartAndEnd implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        model.processes().forEach(process -> scope(model, process.getAttribute("id"), false, findings));
        model.nodes("subProcess").forEach(scope -> scope(model, scope.id(), scope.isEventSubProcess(), findings));
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
}
