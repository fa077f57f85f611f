package dev.countersign.platform.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Whether a component is shown, worked out as the form player does: from the values sent and what the form opened with. */
final class FormConditions {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final Map<String, Object> openedWith;

    FormConditions(Map<String, Object> openedWith) {
        this.openedWith = openedWith;
    }

    /** Why a text is no FEEL; empty where it is. */
    static Optional<String> objection(String feel) {
        var parsed = FEEL.parseExpression(feel);
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of(String.valueOf(parsed.failure().message()));
    }

    /** A condition that cannot be worked out hides nothing: what is required stays required. */
    boolean hidden(FormComponent component, ObjectNode root, ObjectNode scope) {
        return component
                .hide()
                .map(feel -> FEEL.evaluateExpression(feel, context(root, scope)))
                .filter(result -> result.isSuccess() && Boolean.TRUE.equals(result.result()))
                .isPresent();
    }

    private Map<String, Object> context(ObjectNode root, ObjectNode scope) {
        var context = new HashMap<String, Object>(openedWith);
        context.putAll(FormSchema.map(root));
        context.putAll(FormSchema.map(scope));
        context.put("this", FormSchema.map(scope));
        context.put("parent", FormSchema.map(root));
        return context;
    }
}
