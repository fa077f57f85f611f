package dev.countersign.modeling.check;

import java.util.List;

/** A gateway that asks has an answer for every case, and conditions stand only where somebody asks. */
final class AnsweredQuestions implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        for (var node : model.nodes()) {
            var flows = model.from(node);
            if (node.is("exclusiveGateway", "inclusiveGateway") && flows.size() > 1) {
                question(node, flows, findings);
            } else {
                if (node.isGateway()) {
                    flows.forEach(flow -> ignored(node, flow, findings));
                }
                split(node, flows, findings);
            }
            defaults(node, flows, findings);
            if (node.isGateway() && flows.size() == 1 && model.into(node).size() == 1) {
                findings.warning(
                        "pointless_gateway",
                        node.id(),
                        "One flow leads to " + node.label() + " and one away, so it decides nothing.",
                        "Remove it.");
            }
        }
    }

    private static void question(ModelNode gateway, List<ModelFlow> flows, Findings findings) {
        var usual = gateway.attribute("default");
        for (var flow : flows) {
            if (!flow.id().equals(usual)
                    && flow.condition().filter(text -> !text.isEmpty()).isEmpty()) {
                findings.error(
                        "no_condition",
                        flow.id(),
                        "A flow from the question " + gateway.label() + " has no condition and is not its default.",
                        "Give it a condition or make it the default.");
            }
            if (flow.name().isEmpty()) {
                findings.warning(
                        "no_answer",
                        flow.id(),
                        "A flow from the question " + gateway.label() + " does not say which answer it is.",
                        "Name it, such as yes.");
            }
        }
        if (usual.isEmpty()) {
            findings.warning(
                    "no_default",
                    gateway.id(),
                    "The question " + gateway.label() + " has no default: where no condition holds, the process stops.",
                    "Make the safe answer the default.");
        }
    }

    private static void ignored(ModelNode gateway, ModelFlow flow, Findings findings) {
        if (flow.condition().isPresent()) {
            findings.error(
                    "condition_ignored",
                    flow.id(),
                    "The flow has a condition, but " + gateway.label() + " asks nothing.",
                    "Remove the condition, or make the gateway an exclusive one with several answers.");
        }
    }

    private static void split(ModelNode node, List<ModelFlow> flows, Findings findings) {
        if (!node.isGateway() && flows.size() > 1) {
            findings.warning(
                    "implicit_split",
                    node.id(),
                    flows.size() + " flows lead away from " + node.label() + ", and all of them are taken at once.",
                    "Put a gateway behind it that says what is meant.");
        }
    }

    private static void defaults(ModelNode node, List<ModelFlow> flows, Findings findings) {
        var usual = node.attribute("default");
        if (usual.isEmpty()) {
            return;
        }
        var flow = flows.stream().filter(found -> found.id().equals(usual)).findFirst();
        if (flow.isEmpty()) {
            findings.error(
                    "default_elsewhere",
                    node.id(),
                    "The default of " + node.label() + " is " + usual + ", which is no flow from it.",
                    "Choose one of its own flows.");
        } else if (flow.get().condition().isPresent()) {
            findings.error(
                    "default_with_condition",
                    usual,
                    "The default of " + node.label() + " has a condition.",
                    "Remove the condition: the default is taken where no other holds.");
        }
    }
}
