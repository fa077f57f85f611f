package dev.countersign.modeling.check;

/** Every sequence flow leads from one element to another of the same scope. */
final class SoundFlows implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        for (var flow : model.flows()) {
            var source = model.node(flow.source());
            var target = model.node(flow.target());
            if (source.isEmpty() || target.isEmpty()) {
                findings.error(
                        "flow_to_nowhere",
                        flow.id(),
                        "The flow leads from " + called(flow.source()) + " to " + called(flow.target())
                                + ", and one of them is not there.",
                        "Connect it anew or remove it.");
            } else if (!source.get().scope().equals(flow.scope())
                    || !target.get().scope().equals(flow.scope())) {
                findings.error(
                        "flow_across_scopes",
                        flow.id(),
                        "The flow leads across the border of a subprocess, from "
                                + source.get().label() + " to " + target.get().label() + ".",
                        "Leave a subprocess by its end or by an event on its border.");
            } else {
                ends(flow, source.get(), target.get(), findings);
            }
        }
    }

    private static void ends(ModelFlow flow, ModelNode source, ModelNode target, Findings findings) {
        if (source.is("endEvent") || source.isEventSubProcess()) {
            findings.error(
                    "flow_from_the_end",
                    flow.id(),
                    source.label() + " is an end, and a flow leads on from it.",
                    "Remove the flow, or make the end another kind of element.");
        }
        if (target.is("startEvent", "boundaryEvent") || target.isEventSubProcess()) {
            findings.error(
                    "flow_into_the_start",
                    flow.id(),
                    target.label() + " begins by itself, and a flow leads to it.",
                    "Lead the flow to what follows it.");
        }
    }

    private static String called(String id) {
        return id.isEmpty() ? "nothing" : id;
    }
}
