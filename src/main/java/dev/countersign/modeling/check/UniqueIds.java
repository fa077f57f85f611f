package dev.countersign.modeling.check;

import java.util.HashSet;

/** Every id names one thing: what is named twice is one thing to a reader and another to the engine. */
final class UniqueIds implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var seen = new HashSet<String>();
        for (var element : model.everything()) {
            var id = element.getAttribute("id");
            if (!id.isEmpty() && !seen.add(id)) {
                findings.error(
                        "same_id_twice", id, "Two elements have the id " + id + ".", "Give one of them another id.");
            }
        }
        model.nodes().stream()
                .filter(node -> node.id().isEmpty())
                .forEach(node ->
                        findings.error("no_id", node.scope(), "A " + node.type() + " has no id.", "Give it one."));
    }
}
