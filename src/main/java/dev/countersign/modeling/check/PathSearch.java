package dev.countersign.modeling.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every state that a process can come to: the product of its graph with what the laws and the fact remember. Exhaustive, so
 * what is not found here cannot happen; what is found may still be prevented by something that the model does not say.
 */
final class PathSearch {

    private static final int MOST_STATES = 20_000;

    /** How a state was come to first; by nothing at the start. */
    private record Origin(
            @Nullable PathState state, @Nullable ModelNode by) {}

    private final ProcessModel model;
    private final PathSteps steps;
    private final PathMoves moves;
    private final Map<PathState, Origin> origins = new LinkedHashMap<>();
    private final Map<PathState, List<PathState>> before = new HashMap<>();
    private final Set<PathState> dead = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private boolean complete = true;

    PathSearch(ProcessModel model, PathSteps steps, PathMoves moves) {
        this.model = model;
        this.steps = steps;
        this.moves = moves;
    }

    /** @return false where there are too many states to look at all of them */
    boolean explore(ModelNode start) {
        var open = new ArrayDeque<PathState>();
        var first = steps.start(start);
        origins.put(first, new Origin(null, null));
        open.add(first);
        while (!open.isEmpty() && complete) {
            var state = open.remove();
            reached.addAll(state.tokens());
            var next = moves.from(state);
            if (next.isEmpty()) {
                dead.add(state);
            }
            for (var move : next) {
                before.computeIfAbsent(move.to(), to -> new ArrayList<>()).add(state);
                if (origins.putIfAbsent(move.to(), new Origin(state, move.by())) == null) {
                    open.add(move.to());
                }
            }
            complete = origins.size() <= MOST_STATES;
        }
        return complete;
    }

    boolean reaches(ModelNode node) {
        return reached.contains(node.id());
    }

    /** In the order in which they were come to: the shortest way first. */
    Set<PathState> states() {
        return Collections.unmodifiableSet(origins.keySet());
    }

    /** A state from which the process never ends, rather one where nothing goes on at all; empty where there is none. */
    Optional<PathState> stuck() {
        var ends = new HashSet<PathState>();
        var open = new ArrayDeque<PathState>();
        origins.keySet().stream().filter(PathState::over).forEach(open::add);
        while (!open.isEmpty()) {
            var state = open.remove();
            if (ends.add(state)) {
                open.addAll(Objects.requireNonNullElse(before.get(state), List.of()));
            }
        }
        var stuck =
                origins.keySet().stream().filter(state -> !ends.contains(state)).toList();
        return stuck.stream()
                .filter(dead::contains)
                .findFirst()
                .or(() -> stuck.stream().findFirst());
    }

    /** Where a token is, for a finding to point at: a gateway that it waits at, or else an element. */
    String element(PathState state) {
        return model.flows().stream()
                .filter(flow -> state.has(flow.id()))
                .map(ModelFlow::target)
                .findFirst()
                .orElseGet(() -> moves.places(state)
                        .filter(node -> !node.is("subProcess"))
                        .map(ModelNode::id)
                        .findFirst()
                        .orElse(model.id()));
    }

    /** What was passed or happened last. */
    Optional<ModelNode> last(PathState state) {
        return Optional.ofNullable(origins.get(state)).flatMap(origin -> Optional.ofNullable(origin.by()));
    }

    /** The way to a state, as the names of what was passed. */
    List<String> way(PathState state) {
        var way = new ArrayDeque<String>();
        for (var at = origins.get(state); at != null && at.state() != null; at = origins.get(at.state())) {
            var by = at.by();
            if (by != null
                    && !by.name().isEmpty()
                    && !by.is("subProcess")
                    && !by.label().equals(way.peekFirst())) {
                way.addFirst(by.label());
            }
        }
        return List.copyOf(way);
    }
}
