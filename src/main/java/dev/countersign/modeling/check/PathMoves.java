package dev.countersign.modeling.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may happen next, as the engine goes: tokens that wait for nothing go first, in any order; only when all rest, somebody
 * completes a task, a message comes or a timer is due.
 */
final class PathMoves {

    /** @param by the element that was passed or happened */
    record Move(ModelNode by, PathState to) {}

    private final ProcessModel model;
    private final PathSteps steps;
    private final PathChoices choices;
    private final PathEvents events;
    private final boolean inOneGo;
    private final List<ModelNode> joins;

    PathMoves(ProcessModel model, PathSteps steps) {
        this.model = model;
        this.steps = steps;
        this.choices = new PathChoices(model, steps);
        this.events = new PathEvents(model, steps);
        this.joins = model.nodes("parallelGateway")
                .filter(gateway -> model.into(gateway).size() > 1)
                .toList();
        this.inOneGo = model.nodes().stream().noneMatch(ModelNode::isAsynchronous);
    }

    List<Move> from(PathState state) {
        var moves = new ArrayList<Move>();
        places(state).filter(node -> !rests(node)).forEach(node -> moves.addAll(done(node, state)));
        moves.addAll(joined(state));
        moves.addAll(completed(state));
        var resting = moves.isEmpty() || !inOneGo;
        if (resting) {
            places(state).filter(PathMoves::rests).forEach(node -> moves.addAll(done(node, state)));
        }
        moves.addAll(events.from(state, resting));
        return moves;
    }

    /** Whether nothing goes on by itself, so that whoever is outside sees the process like this. */
    boolean atRest(PathState state) {
        return !inOneGo
                || (places(state).allMatch(PathMoves::rests)
                        && joined(state).isEmpty()
                        && completed(state).isEmpty());
    }

    /** Events that the process listens to while it is like this, beside those that a token waits at. */
    Stream<ModelNode> listening(PathState state) {
        return events.listening(state);
    }

    Stream<ModelNode> places(PathState state) {
        return state.places().flatMap(place -> model.node(place).stream());
    }

    private static boolean rests(ModelNode node) {
        return (node.waits() && !node.isDefinedBy("linkEventDefinition")) || node.is("subProcess");
    }

    private List<Move> done(ModelNode node, PathState state) {
        if (node.is("subProcess")) {
            return List.of();
        }
        if (node.is("endEvent")) {
            return ended(node, state);
        }
        // What a boundary event or the start of an event subprocess does was done when it happened.
        var happened =
                node.is("boundaryEvent", "startEvent") && !node.definitions().isEmpty();
        var passed = happened ? List.of(state) : steps.pass(node, state);
        return passed.stream().flatMap(after -> left(node, after).stream()).toList();
    }

    private List<Move> ended(ModelNode end, PathState state) {
        return end.isDefinedBy("terminateEventDefinition")
                ? List.of(new Move(end, state.without(place -> model.isInside(place, end.scope()))))
                : steps.pass(end, state).stream()
                        .flatMap(after -> after.withoutOne(end.id()).stream())
                        .map(after -> new Move(end, after))
                        .toList();
    }

    private List<Move> left(ModelNode node, PathState state) {
        return state.withoutOne(node.id()).stream()
                .flatMap(gone -> choices.after(node, gone).stream())
                .map(next -> new Move(node, next))
                .toList();
    }

    /** A gateway that joins goes on when a token is there from each flow. */
    private List<Move> joined(PathState state) {
        return joins.stream()
                .filter(gateway -> model.into(gateway).stream().allMatch(flow -> state.has(flow.id())))
                .flatMap(gateway -> {
                    var states = List.of(state);
                    for (var flow : model.into(gateway)) {
                        states = states.stream()
                                .flatMap(before -> before.withoutOne(flow.id()).stream())
                                .toList();
                    }
                    return states.stream().map(after -> new Move(gateway, after.with(gateway.id())));
                })
                .toList();
    }

    /** A subprocess is over when nothing in it goes on; of several at once, one may be before the others. */
    private List<Move> completed(PathState state) {
        return places(state)
                .filter(node -> node.is("subProcess"))
                .filter(node ->
                        state.hasMany(node.id()) || state.places().noneMatch(place -> model.isInside(place, node.id())))
                .flatMap(node -> node.isEventSubProcess()
                        ? state.withoutOne(node.id()).stream().map(after -> new Move(node, after))
                        : left(node, state).stream())
                .toList();
    }
}
