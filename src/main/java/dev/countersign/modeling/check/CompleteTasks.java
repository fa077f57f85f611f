package dev.countersign.modeling.check;

import java.util.Set;

/** Every task says what is to be done there, by whom, and refers to what exists. */
final class CompleteTasks implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        for (var node : model.nodes()) {
            switch (node.type()) {
                case "userTask" -> form(node, findings);
                case "receiveTask" -> message(model, node, findings);
                case "businessRuleTask" -> decision(node, around, findings);
                case "callActivity" -> called(model, node, around, findings);
                default -> {}
            }
        }
    }

    private static void form(ModelNode task, Findings findings) {
        if (task.extension("formRef").isEmpty()) {
            findings.error(
                    "no_form",
                    task.id(),
                    "The task " + task.label() + " has no form, so nobody can say anything in it.",
                    "Choose a form.");
        } else if (!Set.of("latest", "deployment", "version")
                .contains(task.extension("formRefBinding").orElse(""))) {
            findings.error(
                    "no_form_binding",
                    task.id(),
                    "The task " + task.label() + " does not say which version of its form it shows.",
                    "Set the binding of the form, usually to latest.");
        }
        if (task.extension("assignee").isEmpty()
                && task.extension("candidateGroups").isEmpty()
                && task.extension("candidateUsers").isEmpty()) {
            findings.error(
                    "nobody",
                    task.id(),
                    "The task " + task.label() + " is for nobody.",
                    "Give it an assignee or candidate groups.");
        }
    }

    private static void message(ProcessModel model, ModelNode task, Findings findings) {
        if (model.message(task).isEmpty()) {
            findings.error(
                    "unknown_message",
                    task.id(),
                    "The task " + task.label() + " waits for no message that the file has.",
                    "Choose its message.");
        }
    }

    private static void decision(ModelNode task, Surroundings around, Findings findings) {
        var decision = task.extension("decisionRef");
        if (decision.isPresent() && !around.decisions().contains(decision.get())) {
            findings.error(
                    "unknown_decision",
                    task.id(),
                    "The task " + task.label() + " asks the table " + decision.get() + ", which is not in force.",
                    "Choose a table that is, or release that one first.");
        } else if (decision.isEmpty() && task.extension("delegateExpression").isEmpty()) {
            findings.error(
                    "no_decision",
                    task.id(),
                    "The task " + task.label() + " asks no table.",
                    "Choose a table, or a delegate that asks one.");
        }
    }

    private static void called(ProcessModel model, ModelNode task, Surroundings around, Findings findings) {
        var process = task.attribute("calledElement");
        if (!around.processes().contains(process) && !model.id().equals(process)) {
            findings.error(
                    "unknown_process",
                    task.id(),
                    "The task " + task.label() + " calls the process " + process + ", which is not in force.",
                    "Choose a process that is, or release that one first.");
        }
    }
}
