package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelXml;
import dev.countersign.platform.engine.ProcessNeeds;
import java.util.Objects;
import java.util.Optional;

/** What the program sends, looks for and reads in a process of its own is still there. */
final class NeededByTheProgram implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        for (var needs : around.needsOf(model.id())) {
            needs.messages().forEach(message -> message(model, message, findings));
            needs.tasks().forEach((task, form) -> task(model, task, form, around, findings));
            if (needs.moved() != null) {
                foreign(model, needs.moved(), around, findings);
            }
        }
    }

    private static void message(ProcessModel model, String message, Findings findings) {
        if (model.nodes().stream().noneMatch(node -> Optional.of(message).equals(model.message(node)))) {
            findings.error(
                    "needed_message",
                    model.id(),
                    "The program sends the message " + message + ", and nothing in the process waits for it.",
                    "Let a task or an event wait for it.");
        }
    }

    private static void task(ProcessModel model, String id, String form, Surroundings around, Findings findings) {
        var task = model.node(id).filter(node -> node.is("userTask"));
        if (task.isEmpty()) {
            findings.error(
                    "needed_task",
                    id,
                    "The program looks for the user task " + id + ", and the process has none.",
                    "Keep the task, with this id.");
            return;
        }
        if (task.get().isMultiInstance()) {
            findings.error(
                    "no_multi_instance",
                    id,
                    task.get().label() + " is for several people at once, which freezes who they are at its start.",
                    "Remove the marker; a loop asks each person afresh.");
        }
        var shown = task.get().extension("formRef").orElse(form);
        around.needsOfForm(form)
                .filter(needs -> !shown.equals(form))
                .ifPresent(needs -> FormFields.missing(
                                Objects.requireNonNullElse(around.forms().get(shown), new byte[0]), needs)
                        .forEach(field -> findings.error(
                                "form_lacks_field",
                                id,
                                "The form " + shown + " of " + task.get().label() + " has no " + field
                                        + ", which the program reads.",
                                "Use the form " + form + ", or one with all of its fields.")));
    }

    /** Facts of something else are not known to an instance of this process. */
    private static void foreign(ProcessModel model, ProcessNeeds.Moved moved, Surroundings around, Findings findings) {
        var own = moved.fact().substring(0, moved.fact().indexOf('.'));
        for (var element : model.everything()) {
            KnownNames.asked(element)
                    .filter(name -> around.facts().containsKey(name.root())
                            && !name.root().equals(own))
                    .forEach(name -> findings.error(
                            "foreign_fact",
                            ModelXml.idOf(element),
                            "It asks for a fact of " + name.root() + ", but this process is about a " + own + ".",
                            "Ask for one of " + own + "."));
        }
    }
}
