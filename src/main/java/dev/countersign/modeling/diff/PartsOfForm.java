package dev.countersign.modeling.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fields of a form, those in groups and lists among them. */
final class PartsOfForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NOT_SAID = Set.of("id", "components", "layout");

    private final List<Part> parts = new ArrayList<>();

    private PartsOfForm() {}

    static List<Part> of(byte[] content) {
        try {
            var found = new PartsOfForm();
            var form = JSON.readTree(content);
            found.form(form);
            found.fields(form, "");
            return found.parts;
        } catch (IOException e) {
            return List.of();
        }
    }

    private void form(JsonNode form) {
        var properties = new TreeMap<String, String>();
        form.properties().stream()
                .filter(property ->
                        !Set.of("components", "exporter", "schemaVersion").contains(property.getKey()))
                .forEach(property -> flat(property.getKey(), property.getValue(), properties));
        var id = form.path("id").asText("form");
        parts.add(new Part("form " + id, "form", id, properties, ""));
    }

    private void fields(JsonNode within, String scope) {
        var at = 0;
        for (var field : within.path("components")) {
            var properties = new TreeMap<String, String>();
            field.properties().stream()
                    .filter(property -> !NOT_SAID.contains(property.getKey()))
                    .forEach(property -> flat(property.getKey(), property.getValue(), properties));
            if (!scope.isEmpty()) {
                properties.put("in", scope);
            }
            var id = field.path("id").asText(field.path("key").asText("field " + at));
            var name = field.path("label").asText(field.path("key").asText(id));
            parts.add(new Part(
                    id, field.path("type").asText("field"), name.isBlank() ? id : name, properties, "place " + ++at));
            fields(field, id);
        }
    }

    private static void flat(String name, JsonNode value, Map<String, String> properties) {
        if (value.isObject()) {
            value.properties().forEach(inner -> flat(name + " " + inner.getKey(), inner.getValue(), properties));
        } else {
            properties.put(Words.plain(name), value.isTextual() ? value.asText() : value.toString());
        }
    }
}
