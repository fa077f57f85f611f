package dev.countersign.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Walks the components of a form along the values sent for it. */
final class Submission {

    private static final int LONGEST_LIST = 100;
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final FormConditions conditions;

    Submission(FormConditions conditions) {
        this.conditions = conditions;
    }

    List<FieldError> check(List<FormComponent> components, ObjectNode values) {
        var errors = new ArrayList<FieldError>();
        scope(components, values, values, "", errors);
        return List.copyOf(errors);
    }

    ObjectNode accepted(List<FormComponent> components, ObjectNode values) {
        return accepted(components, values, values);
    }

    /** Checks the values of one object against all components that may put something into it. */
    private void scope(
            List<FormComponent> components, ObjectNode root, ObjectNode scope, String path, List<FieldError> errors) {
        scope.fieldNames().forEachRemaining(name -> {
            if (declared(components).noneMatch(component -> component.name().equals(name))) {
                errors.add(new FieldError(path + name, "This form has no such field."));
            }
        });
        visible(components, root, scope).forEach(component -> {
            if (!component.isDropped()) {
                component(component, root, scope.path(component.name()), path + component.name(), errors);
            }
        });
    }

    private void component(
            FormComponent component, ObjectNode root, JsonNode value, String path, List<FieldError> errors) {
        if (component.isList()) {
            list(component, root, value, path, errors);
        } else if (component.isGroup()) {
            object(component, root, value, path, errors);
        } else {
            FieldCheck.check(component, value).ifPresent(message -> errors.add(new FieldError(path, message)));
        }
    }

    private void list(FormComponent list, ObjectNode root, JsonNode value, String path, List<FieldError> errors) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isArray() || value.size() > LONGEST_LIST) {
            errors.add(new FieldError(path, "Give a list of at most " + LONGEST_LIST + " items."));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            object(list, root, value.get(i), path + "[" + i + "]", errors);
        }
    }

    /** A group that was left out altogether is one with nothing in it: what it requires is missing. */
    private void object(FormComponent group, ObjectNode root, JsonNode value, String path, List<FieldError> errors) {
        if (value.isMissingNode() || (group.isGroup() && value.isNull())) {
            scope(group.children(), root, NOTHING, path + ".", errors);
        } else if (value instanceof ObjectNode scope) {
            scope(group.children(), root, scope, path + ".", errors);
        } else {
            errors.add(new FieldError(path, "Give an object with the fields of " + group.label() + "."));
        }
    }

    private ObjectNode accepted(List<FormComponent> components, ObjectNode root, ObjectNode scope) {
        var kept = JsonNodeFactory.instance.objectNode();
        visible(components, root, scope)
                .filter(component -> !component.isDropped() && scope.has(component.name()))
                .forEach(component ->
                        kept.set(component.name(), accepted(component, root, scope.path(component.name()))));
        return kept;
    }

    private JsonNode accepted(FormComponent component, ObjectNode root, JsonNode value) {
        if (component.isList() && value.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(accepted(component.children(), root, (ObjectNode) item)));
            return items;
        }
        return component.isGroup() && value instanceof ObjectNode scope
                ? accepted(component.children(), root, scope)
                : value;
    }

    /** Every component with a value in this object; groups without a path are only a frame around theirs. */
    private static Stream<FormComponent> declared(List<FormComponent> components) {
        return components.stream()
                .filter(component -> !component.isShownOnly())
                .flatMap(component -> isFrame(component) ? declared(component.children()) : Stream.of(component));
    }

    private Stream<FormComponent> visible(List<FormComponent> components, ObjectNode root, ObjectNode scope) {
        return components.stream()
                .filter(component -> !component.isShownOnly() && !conditions.hidden(component, root, scope))
                .flatMap(component ->
                        isFrame(component) ? visible(component.children(), root, scope) : Stream.of(component));
    }

    private static boolean isFrame(FormComponent component) {
        return component.isGroup() && component.name().isEmpty();
    }
}
