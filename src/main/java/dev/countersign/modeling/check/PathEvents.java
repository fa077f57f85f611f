package dev.countersign.modeling.check;

import dev.countersign.modeling.check.PathMoves.Move;
import java.util.List;
import java.util.stream.Stream;

/** What happens to a process while it rests: timers, messages and the like, on the border of an activity or for a whole scope. */
final class PathEvents {

    private final ProcessModel model;
    private final PathSteps steps;
    private final List<ModelNode> listeners;

    PathEvents(ProcessModel model, PathSteps steps) {
        this.model = model;
        this.steps = steps;
        this.listeners =
                model.nodes("subProcess").filter(ModelNode::isEventSubProcess).toList();
    }

    /** @param resting whether the process waits; else only what its own steps throw can happen */
    List<Move> from(PathState state, boolean resting) {
        var onBorders = active(state)
                .flatMap(host -> model.attachedTo(host)
                        .filter(event -> resting || isThrown(event))
                        .flatMap(event -> onBorder(host, event, state)));
        var inScopes = waitingSubProcesses(state)
                .flatMap(scope -> starts(scope)
                        .filter(start -> resting || isThrown(start))
                        .flatMap(start -> inScope(scope, start, state)));
        return Stream.concat(onBorders, inScopes).toList();
    }

    private static boolean isThrown(ModelNode event) {
        return !event.isDefinedBy("timerEventDefinition") && !event.isDefinedBy("messageEventDefinition");
    }

    /** Events that the process listens to while it is like this, beside those that a token waits at. */
    Stream<ModelNode> listening(PathState state) {
        return Stream.concat(
                active(state).flatMap(model::attachedTo),
                waitingSubProcesses(state).flatMap(this::starts));
    }

    private Stream<ModelNode> active(PathState state) {
        return state.places().flatMap(place -> model.node(place).stream());
    }

    private Stream<ModelNode> waitingSubProcesses(PathState state) {
        return state.over()
                ? Stream.of()
                : listeners.stream().filter(scope -> model.node(scope.scope()).isEmpty() || state.has(scope.scope()));
    }

    private Stream<ModelNode> starts(ModelNode scope) {
        return model.in(scope.id()).filter(inside -> inside.is("startEvent"));
    }

    /** What throws may have done its work before, or not. */
    private Stream<Move> onBorder(ModelNode host, ModelNode event, PathState state) {
        var before = isThrown(event) && !host.waits()
                ? Stream.concat(Stream.of(state), steps.pass(host, state).stream())
                : Stream.of(state);
        return before.flatMap(thrown -> steps.pass(event, thrown).stream())
                .flatMap(after -> event.interrupts() ? interrupted(host.id(), after) : Stream.of(after))
                .map(after -> new Move(event, after.with(event.id())));
    }

    /** Of several at once, one goes and the others stay. */
    private Stream<PathState> interrupted(String host, PathState state) {
        var all = state.without(place -> place.equals(host) || model.isInside(place, host));
        return state.hasMany(host) ? Stream.concat(Stream.of(all), state.withoutOne(host).stream()) : Stream.of(all);
    }

    private Stream<Move> inScope(ModelNode scope, ModelNode start, PathState state) {
        if (start.interrupts() && state.has(scope.id())) {
            return Stream.of();
        }
        return steps.pass(start, state).stream()
                .map(after -> start.interrupts() ? after.without(place -> model.isInside(place, scope.scope())) : after)
                .map(after -> new Move(start, after.with(scope.id()).with(start.id())));
    }
}
