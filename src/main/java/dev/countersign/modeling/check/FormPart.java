package dev.countersign.modeling.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A component of a form.
 *
 * @param path to the object that its value is part of, such as {@code remediation.}; empty at the top
 */
record FormPart(JsonNode json, String path) {

    private static final Set<String> FIELDS = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final Set<String> WITH_OPTIONS = Set.of("radio", "select", "checklist", "taglist");

    /** All components of a form, those in groups and lists after them. */
    static List<FormPart> of(JsonNode form) {
        var parts = new ArrayList<FormPart>();
        collect(form, "", parts);
        return parts;
    }

    private static void collect(JsonNode parent, String path, List<FormPart> parts) {
        for (var json : parent.path("components")) {
            parts.add(new FormPart(json, path));
            var below = json.path("path").asText("");
            collect(json, below.isEmpty() ? path : path + below + ".", parts);
        }
    }

    String id() {
        return text("id");
    }

    /** For a finding to point at. */
    String element() {
        return id().isEmpty() ? key() : id();
    }

    boolean isField() {
        return FIELDS.contains(type());
    }

    boolean hasOptions() {
        return WITH_OPTIONS.contains(type());
    }

    boolean isGrouping() {
        return json.has("components");
    }

    String type() {
        return text("type");
    }

    /** Key of its value; of a list or group, where it is put. */
    String key() {
        return isGrouping() ? text("path") : text("key");
    }

    String text(String property) {
        return json.path(property).asText("").strip();
    }

    /** What people know it by. */
    String label() {
        return type().equals("datetime") ? text("dateLabel") + text("timeLabel") + text("label") : text("label");
    }
}
