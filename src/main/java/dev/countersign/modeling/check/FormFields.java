package dev.countersign.modeling.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.forms.FormNeeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a form, by their keys, below a list or group as {@code list.key}. */
final class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFields() {}

    /** None where it is no form. */
    static Map<String, JsonNode> of(byte @Nullable [] form) {
        var fields = new LinkedHashMap<String, JsonNode>();
        if (form != null) {
            try {
                collect(JSON.readTree(form), "", fields);
            } catch (IOException e) {
                return Map.of();
            }
        }
        return fields;
    }

    private static void collect(JsonNode parent, String path, Map<String, JsonNode> fields) {
        for (var component : parent.path("components")) {
            var below = component.path("path").asText("");
            var key = component.path("key").asText("");
            if (component.has("components")) {
                if (!below.isEmpty()) {
                    fields.put(path + below, component);
                }
                collect(component, below.isEmpty() ? path : path + below + ".", fields);
            } else if (!key.isEmpty()) {
                fields.put(path + key, component);
            }
        }
    }

    /** Keys of what a task leaves in the process when it is completed. */
    static Set<String> keys(byte @Nullable [] form) {
        return of(form).keySet();
    }

    /** What a form lacks of what the program reads, each as a phrase. */
    static List<String> missing(byte[] form, FormNeeds needs) {
        var fields = of(form);
        var missing = new ArrayList<String>();
        needs.fields().forEach((key, choices) -> {
            var field = fields.get(key);
            if (field == null) {
                missing.add("field " + key);
            } else {
                choices.stream()
                        .filter(choice -> !offers(field, choice))
                        .forEach(choice -> missing.add("choice " + choice + " in " + key));
            }
        });
        return missing;
    }

    private static boolean offers(JsonNode field, String choice) {
        for (var value : field.path("values")) {
            if (value.path("value").asText().equals(choice)) {
                return true;
            }
        }
        return false;
    }
}
