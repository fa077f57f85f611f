package dev.countersign.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.forms.FormSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a form may contain: components whose values can be checked, and texts that are nothing but texts. A player that trusts
 * its form too much would run what is written between tags or behind {@code javascript:} for whoever opens the task.
 */
final class FormRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> FOREIGN = Set.of("html", "iframe", "documentPreview");
    private static final Set<String> NO_TEXT = Set.of("pattern", "hide", "expression");
    private static final Pattern TAG = Pattern.compile("<\\s*[a-zA-Z/!?]");
    private static final Pattern HIDDEN_CHARACTER = Pattern.compile("(?i)&(#|colon;|tab;|newline;)");
    private static final Pattern RUNNING_ADDRESS =
            Pattern.compile("(javascript|vbscript):|data:[a-z]+/[a-z+]*(html|xml)");

    private final String resource;
    private final List<Finding> findings = new ArrayList<>();

    FormRules(String resource) {
        this.resource = resource;
    }

    List<Finding> check(byte[] bytes) {
        if (FormFile.id(bytes).isEmpty()) {
            return List.of(new Finding(resource, "unreadable", "It is no form: JSON with an id."));
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        try {
            component(JSON.readTree(text), "");
        } catch (IOException e) {
            return List.of(new Finding(resource, "unreadable", "It is no form: JSON in UTF-8."));
        }
        if (findings.isEmpty()) {
            schema(text);
        }
        return List.copyOf(findings);
    }

    /** A form whose values nobody could check would be found out by whoever submits it. */
    private void schema(String text) {
        try {
            FormSchema.parse(text);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(resource, "form", String.valueOf(e.getMessage())));
        }
    }

    /** @param around id of the component or form that it is in; empty for the form itself */
    private void component(JsonNode component, String around) {
        var own = component.path("id").asText("");
        var id = own.isBlank() ? around : own;
        var type = component.path("type").asText("");
        if (FOREIGN.contains(type)) {
            findings.add(new Finding(
                    id, "no_html", "A component of the type " + type + " shows foreign content; use a text."));
        } else if (!around.isEmpty() && !FormSchema.knows(type)) {
            findings.add(new Finding(
                    id, "unknown_component", "A component of the type \"" + type + "\" cannot be checked here."));
        }
        component.fields().forEachRemaining(field -> {
            if ("components".equals(field.getKey())) {
                field.getValue().forEach(child -> component(child, id));
            } else {
                texts(id, field.getKey(), field.getValue());
            }
        });
    }

    private void texts(String id, String key, JsonNode value) {
        if (value.isTextual()) {
            text(id, key, value.textValue());
        } else if (value.isArray()) {
            value.forEach(item -> texts(id, key, item));
        } else {
            value.fields().forEachRemaining(field -> texts(id, field.getKey(), field.getValue()));
        }
    }

    private void text(String id, String key, String text) {
        if (!NO_TEXT.contains(key)
                && (TAG.matcher(text).find() || HIDDEN_CHARACTER.matcher(text).find())) {
            findings.add(new Finding(id, "no_html", key + " is plain text or Markdown, without tags and entities."));
        }
        if (RUNNING_ADDRESS
                .matcher(text.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT))
                .find()) {
            findings.add(new Finding(id, "no_scripts", key + " has an address that would run as a script."));
        }
    }
}
