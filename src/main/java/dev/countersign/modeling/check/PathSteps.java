package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ModelExpression;
import dev.countersign.platform.engine.ModelXml;
import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import dev.countersign.platform.engine.ProcessNeeds.Moved;
import dev.countersign.platform.engine.ProcessNeeds.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What passing an element does to a {@link PathState}, as the modules have declared it; what nobody declared may do anything. */
final class PathSteps {

    private final ProcessModel model;
    private final @Nullable Moved moved;
    private final List<Step> steps;
    private final List<Law> laws;
    private final Map<String, Optional<ModelExpression>> conditions = new HashMap<>();
    private final Map<String, Optional<String>> names = new HashMap<>();
    private final Map<Element, Boolean> listeners = new HashMap<>();

    PathSteps(ProcessModel model, List<ProcessNeeds> needs) {
        this.model = model;
        this.moved = needs.stream()
                .map(ProcessNeeds::moved)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        this.steps = needs.stream().flatMap(need -> need.steps().stream()).toList();
        this.laws = needs.stream().flatMap(need -> need.laws().stream()).toList();
    }

    List<Law> laws() {
        return laws;
    }

    PathState start(ModelNode start) {
        return new PathState(List.of(), moved == null ? "" : moved.start(), Collections.nCopies(laws.size(), 0))
                .with(start.id());
    }

    /** Whether a condition holds; empty where it may or may not. */
    Optional<Boolean> holds(String condition, PathState state) {
        return moved == null
                ? Optional.empty()
                : conditions
                        .computeIfAbsent(condition, ModelExpression::read)
                        .flatMap(read -> read.holds(moved.fact(), state.value()));
    }

    /** What comes of passing the element: nothing where it fails there. */
    List<PathState> pass(ModelNode node, PathState state) {
        if (node.is("callActivity") || listeners.computeIfAbsent(node.xml(), this::hasListener)) {
            return anything(state);
        }
        return node.isMultiInstance() ? repeated(node, state) : once(node, state);
    }

    private List<PathState> once(ModelNode node, PathState state) {
        var name = name(node);
        if (name.isEmpty()) {
            return List.of(state);
        }
        var known =
                steps.stream().filter(step -> step.name().equals(name.get())).toList();
        if (!known.isEmpty()) {
            return known.stream().flatMap(step -> taken(step, state).stream()).toList();
        }
        return node.extension("delegateExpression").isPresent() ? anything(state) : List.of(marked(name.get(), state));
    }

    /** As often as there are people in a list, which may be empty. */
    private List<PathState> repeated(ModelNode node, PathState state) {
        var all = new LinkedHashSet<>(List.of(state));
        var open = new ArrayList<>(all);
        for (int i = 0; i < open.size(); i++) {
            once(node, open.get(i)).stream().filter(all::add).forEach(open::add);
        }
        return List.copyOf(all);
    }

    private List<PathState> taken(Step step, PathState state) {
        if (!step.from().isEmpty() && !step.from().contains(state.value())) {
            return List.of();
        }
        var passed = marked(step.name(), step.anew() ? state.beginningAnew() : state);
        return step.to().isEmpty()
                ? List.of(passed)
                : step.to().stream().sorted().map(passed::at).toList();
    }

    /** A law's list is passed in its order; who passes an earlier item again has to pass what follows it again. */
    private PathState marked(String name, PathState state) {
        var next = state;
        for (int law = 0; law < laws.size(); law++) {
            var place = laws.get(law).passed().indexOf(name);
            if (place >= 0 && state.passed().get(law) >= place) {
                next = next.passing(law, place + 1);
            }
        }
        return next;
    }

    private List<PathState> anything(PathState state) {
        var nothing = state.beginningAnew();
        var values = moved == null ? Set.of(state.value()) : moved.values();
        return values.stream().sorted().map(nothing::at).toList();
    }

    /** By which modules know the element. */
    Optional<String> name(ModelNode node) {
        return names.computeIfAbsent(
                node.id(),
                id -> node.is("userTask")
                        ? Optional.of(id)
                        : model.message(node)
                                .or(() -> node.extension("delegateExpression").flatMap(ModelExpression::soleName)));
    }

    /** Whether something runs there, beside what is drawn, that may do more than tell. */
    private boolean hasListener(Element element) {
        return ModelNode.child(element, "extensionElements").stream()
                .flatMap(extensions -> ModelXml.children(extensions).stream())
                .filter(extension -> "executionListener".equals(extension.getLocalName()))
                .map(listener -> ModelExpression.soleName(listener.getAttribute("delegateExpression"))
                        .orElse(""))
                .anyMatch(name -> steps.stream()
                        .noneMatch(step -> step.name().equals(name) && step.to().isEmpty() && !step.anew()));
    }

    /** Whether one stands where no element is passed: on a flow, a subprocess or the whole process. */
    boolean hasListenerBesideItsElements() {
        return model.everything().stream()
                .filter(element ->
                        Set.of("process", "subProcess", "sequenceFlow").contains(element.getLocalName()))
                .anyMatch(this::hasListener);
    }
}
