package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Holds each state of a process against the laws of it. */
final class LawsOfPaths {

    private final PathSteps steps;
    private final PathMoves moves;

    LawsOfPaths(PathSteps steps, PathMoves moves) {
        this.steps = steps;
        this.moves = moves;
    }

    /** Calls back, once for each law and element, with the shortest way to where the law does not hold. */
    void breaches(PathSearch search, BiConsumer<Law, PathState> breach) {
        var told = new HashSet<String>();
        for (var state : search.states()) {
            for (int i = 0; i < steps.laws().size(); i++) {
                var law = steps.laws().get(i);
                if (!kept(law, state.passed().get(i), state) && told.add(law.rule() + where(law, state))) {
                    breach.accept(law, state);
                }
            }
        }
    }

    private boolean kept(Law law, int passed, PathState state) {
        return (passed == law.passed().size()
                        && (law.values().isEmpty() || law.values().contains(state.value())))
                || where(law, state).isEmpty();
    }

    /** Where the law's message, task or delegate is in this state; empty where it is not. */
    Optional<ModelNode> place(Law law, PathState state) {
        var places = moves.atRest(state)
                ? Stream.concat(moves.places(state), moves.listening(state))
                : moves.places(state)
                        .filter(node -> node.extension("delegateExpression").isPresent());
        return places.filter(
                        node -> steps.name(node).filter(law.before()::equals).isPresent())
                .findFirst();
    }

    private String where(Law law, PathState state) {
        return law.before().equals(ProcessNeeds.END)
                ? state.over() ? ProcessNeeds.END : ""
                : place(law, state).map(ModelNode::id).orElse("");
    }
}
