package dev.countersign.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/** A component of a form, as the form's JSON describes it. */
record FormComponent(JsonNode json, List<FormComponent> children) {

    private static final Set<String> SHOWN_ONLY =
            Set.of("text", "html", "image", "separator", "spacer", "button", "table", "iframe", "documentPreview");
    private static final Set<String> COMPUTED = Set.of("expression");
    private static final Set<String> GROUPING = Set.of("group", "dynamiclist");
    private static final Set<String> FIELDS = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");

    static List<FormComponent> children(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .map(json -> new FormComponent(json, children(json)))
                .map(FormComponent::checked)
                .toList();
    }

    static boolean isKnown(String type) {
        return FIELDS.contains(type) || GROUPING.contains(type) || COMPUTED.contains(type) || SHOWN_ONLY.contains(type);
    }

    private FormComponent checked() {
        if (!isKnown(type())) {
            throw new IllegalArgumentException("The form has a component of the type \"" + type()
                    + "\", which cannot be checked here; use one of " + FIELDS + ".");
        }
        if (!isShownOnly() && !isGroup() && name().isEmpty()) {
            throw new IllegalArgumentException("A component of the type " + type() + " has no key.");
        }
        if (name().contains(".")) {
            throw new IllegalArgumentException("The key " + name() + " has a dot; put the field into a group instead.");
        }
        requireRulesThatMeanSomething();
        return this;
    }

    /** Now, and not when somebody submits: their values are not to blame for the form. */
    private void requireRulesThatMeanSomething() {
        try {
            Pattern.compile(rule("pattern").asText(""));
            for (var limit : List.of("min", "max")) {
                new BigDecimal(
                        rule(limit).asText("0").isEmpty() ? "0" : rule(limit).asText("0"));
            }
        } catch (PatternSyntaxException | NumberFormatException e) {
            throw new IllegalArgumentException("The field " + name() + " has a rule that means nothing here.", e);
        }
    }

    String type() {
        return json.path("type").asText("");
    }

    /** Key of the value, or path of a group or list; empty where it has no value of its own. */
    String name() {
        return isGroup() || isList()
                ? json.path("path").asText("")
                : json.path("key").asText("");
    }

    String label() {
        var label = json.path("label").asText("");
        return label.isEmpty() ? name() : label;
    }

    boolean isField() {
        return FIELDS.contains(type());
    }

    boolean isGroup() {
        return type().equals("group");
    }

    boolean isList() {
        return type().equals("dynamiclist");
    }

    boolean isShownOnly() {
        return SHOWN_ONLY.contains(type());
    }

    /** Of a disabled or computed field, whatever is sent is dropped. */
    boolean isDropped() {
        return COMPUTED.contains(type()) || json.path("disabled").asBoolean(false);
    }

    boolean isReadonly() {
        return json.path("readonly").asBoolean(false);
    }

    /** FEEL that is true where the component is not shown. */
    Optional<String> hide() {
        return feel(json.path("conditional").path("hide"));
    }

    JsonNode rule(String name) {
        return json.path("validate").path(name);
    }

    boolean is(String type) {
        return type().toLowerCase(Locale.ROOT).equals(type);
    }

    private static Optional<String> feel(JsonNode node) {
        var text = node.asText("");
        return text.startsWith("=") ? Optional.of(text.substring(1)) : Optional.empty();
    }
}
