package dev.countersign.modeling.check;

import java.util.ArrayList;
import java.util.List;

/** Where a token goes from an element: which flows it may take, by what is known of their conditions. */
final class PathChoices {

    private final ProcessModel model;
    private final PathSteps steps;

    PathChoices(ProcessModel model, PathSteps steps) {
        this.model = model;
        this.steps = steps;
    }

    List<PathState> after(ModelNode node, PathState state) {
        var link = model.linked(node);
        if (link.isPresent()) {
            return List.of(state.with(link.get().id()));
        }
        return ways(node, state).stream().map(flows -> entered(flows, state)).toList();
    }

    private List<List<ModelFlow>> ways(ModelNode node, PathState state) {
        var flows = model.from(node);
        if (flows.isEmpty()) {
            return List.of(List.of());
        }
        return switch (node.type()) {
            case "parallelGateway" -> List.of(flows);
            case "eventBasedGateway" -> flows.stream().map(List::of).toList();
            case "exclusiveGateway" -> oneOf(node, flows, state);
            default -> allOf(node, flows, state);
        };
    }

    /** The first whose condition holds, else the default. */
    private List<List<ModelFlow>> oneOf(ModelNode node, List<ModelFlow> flows, PathState state) {
        var ways = new ArrayList<List<ModelFlow>>();
        for (var flow : flows) {
            var holds = holds(node, flow, state);
            if (!isDefault(node, flow) && holds != Truth.NO) {
                ways.add(List.of(flow));
                if (holds == Truth.YES) {
                    return ways;
                }
            }
        }
        flows.stream().filter(flow -> isDefault(node, flow)).forEach(flow -> ways.add(List.of(flow)));
        return ways;
    }

    /** All whose conditions hold, else the default; where it is not known, with and without. */
    private List<List<ModelFlow>> allOf(ModelNode node, List<ModelFlow> flows, PathState state) {
        var ways = new ArrayList<List<ModelFlow>>(List.of(List.of()));
        for (var flow : flows) {
            var holds = isDefault(node, flow) ? Truth.NO : holds(node, flow, state);
            if (holds != Truth.NO) {
                var with = ways.stream().map(way -> plus(way, flow)).toList();
                if (holds == Truth.YES) {
                    ways.clear();
                }
                ways.addAll(with);
            }
        }
        var usual = flows.stream().filter(flow -> isDefault(node, flow)).toList();
        return ways.stream()
                .map(way -> way.isEmpty() ? usual : way)
                .filter(way -> !way.isEmpty())
                .toList();
    }

    private enum Truth {
        YES,
        NO,
        UNKNOWN
    }

    private Truth holds(ModelNode node, ModelFlow flow, PathState state) {
        if (flow.condition().isEmpty()) {
            return Truth.YES;
        }
        return flow.condition()
                .flatMap(condition -> steps.holds(condition, state))
                .map(known -> known ? Truth.YES : Truth.NO)
                .orElse(Truth.UNKNOWN);
    }

    private static boolean isDefault(ModelNode node, ModelFlow flow) {
        return flow.id().equals(node.attribute("default"));
    }

    private static List<ModelFlow> plus(List<ModelFlow> way, ModelFlow flow) {
        var more = new ArrayList<>(way);
        more.add(flow);
        return List.copyOf(more);
    }

    private PathState entered(List<ModelFlow> flows, PathState state) {
        var next = state;
        for (var flow : flows) {
            next = entered(flow, next);
        }
        return next;
    }

    private PathState entered(ModelFlow flow, PathState state) {
        var target = model.node(flow.target()).orElseThrow();
        if (target.is("parallelGateway") && model.into(target).size() > 1) {
            return state.with(flow.id());
        }
        return begun(model, target, state.with(target.id()));
    }

    /** In a subprocess, a token begins at its start. */
    static PathState begun(ProcessModel model, ModelNode node, PathState state) {
        return model.in(node.id())
                .filter(inside -> inside.is("startEvent"))
                .findFirst()
                .map(start -> state.with(start.id()))
                .orElse(state);
    }
}
