package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import java.util.TreeSet;

/**
 * Proves by looking at every state of the process that no way gets round what the modules have declared as laws of it, and
 * that from wherever it comes to, it can end.
 */
final class EveryPathKeepsTheLaws implements ProcessRule {

    private static final String ARROW = " → ";

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        var steps = new PathSteps(model, around.needsOf(model.id()));
        var moves = new PathMoves(model, steps);
        var search = new PathSearch(model, steps, moves);
        var start = model.in(model.id())
                .filter(node -> node.is("startEvent"))
                .findFirst()
                .orElseThrow();
        if (!search.explore(start)) {
            findings.error(
                    "too_tangled",
                    model.id(),
                    "The process can be in so many states at once that not all of them can be looked at.",
                    "Take less at once: fewer parallel branches, or a part of it as a process of its own.");
            return;
        }
        if (!steps.laws().isEmpty() && steps.hasListenerBesideItsElements()) {
            findings.error(
                    "hidden_step",
                    model.id(),
                    "A listener on a flow, a subprocess or the process does something that no way shows.",
                    "Make it a service task.");
        }
        var laws = new LawsOfPaths(steps, moves);
        laws.breaches(search, (law, state) -> breach(law, state, laws, search, findings));
        search.stuck().ifPresent(state -> stuck(state, search, findings));
        model.nodes().stream()
                .filter(search::reaches)
                .flatMap(node -> EveryWayLeadsOn.next(model, node).stream())
                .filter(next -> !search.reaches(next))
                .distinct()
                .forEach(next -> findings.error(
                        "never_reached",
                        next.id(),
                        "No condition ever lets the process come to " + next.label() + ".",
                        "Look at the conditions of the flows before it, and at how their values are written."));
    }

    private static void breach(Law law, PathState state, LawsOfPaths laws, PathSearch search, Findings findings) {
        var atEnd = law.before().equals(ProcessNeeds.END);
        var place = atEnd ? search.last(state) : laws.place(law, state);
        var where = place.map(ModelNode::label).orElse("the end");
        var way = String.join(ARROW, search.way(state));
        findings.error(
                law.rule(),
                place.map(ModelNode::id).orElse(null),
                law.sentence() + " This way leads to " + where + " without: " + way + ".",
                next(law));
    }

    private static String next(Law law) {
        var through = law.passed().isEmpty() ? "" : " through " + String.join(", ", law.passed());
        var values = law.values().isEmpty()
                ? ""
                : ", and only where it is " + String.join(" or ", new TreeSet<>(law.values()));
        return "Lead every way there" + through + values + ".";
    }

    private static void stuck(PathState state, PathSearch search, Findings findings) {
        findings.error(
                "no_way_out",
                search.element(state),
                "The process can come to where it never ends: " + String.join(ARROW, search.way(state)) + ".",
                "Let a flow lead on from there in every case, to an end at last.");
    }
}
