package dev.countersign.platform.forms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Camunda Form, and what it lets through: the fields that it declares and nothing else, since whatever a user task is
 * completed with would become a process variable.
 */
public final class FormSchema {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .build();

    private final String id;
    private final List<FormComponent> components;

    private FormSchema(String id, List<FormComponent> components) {
        this.id = id;
        this.components = components;
    }

    /** @throws IllegalArgumentException with a sentence, if it is no form or holds a component that nobody can check */
    public static FormSchema parse(String json) {
        try {
            var form = JSON.readTree(json);
            if (form == null || !form.path("components").isArray()) {
                throw new IllegalArgumentException("This is no Camunda Form: it has no components.");
            }
            return new FormSchema(form.path("id").asText(""), FormComponent.children(form));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no Camunda Form: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether a component of this type can be shown and its values checked. */
    public static boolean knows(String type) {
        return FormComponent.isKnown(type);
    }

    /** Why a text, without its {@code =}, is no condition of a form; empty where it is one. */
    public static Optional<String> objection(String condition) {
        return FormConditions.objection(condition);
    }

    public String id() {
        return id;
    }

    /** What is wrong with values that somebody submits; empty if nothing is. */
    public List<Refusal.FieldError> check(Map<String, ? extends @Nullable Object> values) {
        return check(values, Map.of());
    }

    /** The same, with what the form was opened with: its conditions may read that as well. */
    public List<Refusal.FieldError> check(
            Map<String, ? extends @Nullable Object> values, Map<String, ? extends @Nullable Object> openedWith) {
        return submission(openedWith).check(components, tree(values));
    }

    /**
     * The values without those of fields that are disabled, computed or hidden. Values of readonly fields stay: they say
     * what the user saw, and MUST NOT be believed, only compared. To be called when {@link #check} found nothing.
     */
    public Map<String, Object> accepted(
            Map<String, ? extends @Nullable Object> values, Map<String, ? extends @Nullable Object> openedWith) {
        return map(submission(openedWith).accepted(components, tree(values)));
    }

    private static Submission submission(Map<String, ? extends @Nullable Object> openedWith) {
        return new Submission(new FormConditions(map(tree(openedWith))));
    }

    private static ObjectNode tree(Map<String, ? extends @Nullable Object> values) {
        return JSON.valueToTree(values);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(JsonNode node) {
        return JSON.convertValue(node, Map.class);
    }
}
