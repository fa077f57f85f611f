package dev.countersign.modeling.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelRules;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at forms: that every field can be told from others, by people and by the program, and that nothing needed is gone. */
@Component
final class CheckForm implements ModelRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "[A-Za-z_][A-Za-z0-9_]*";

    private final ReadSurroundings surroundings;

    CheckForm(ReadSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public List<CheckFinding> look(ModelName name, byte[] content) {
        return name.kind() == ModelKind.FORM ? look(name, content, surroundings.now()) : List.of();
    }

    static List<CheckFinding> look(ModelName name, byte[] content, Surroundings around) {
        var findings = new Findings();
        var form = read(content);
        var parts = FormPart.of(form);
        called(name, form, findings);
        names(parts, findings);
        var keys = parts.stream().map(FormPart::key).collect(Collectors.toSet());
        for (var part : parts) {
            FieldRules.look(part, keys, findings);
            FieldOptions.look(part, around.needsOfForm(name.stem()), findings);
        }
        around.needsOfForm(name.stem())
                .ifPresent(needs -> FormFields.missing(content, needs)
                        .forEach(missing -> findings.error(
                                "needed_field",
                                null,
                                "The form has no " + missing + ", which the program reads.",
                                "Put it back, with this key.")));
        return findings.list();
    }

    private static JsonNode read(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new IllegalArgumentException("The guard lets no such form through", e);
        }
    }

    private static void called(ModelName name, JsonNode form, Findings findings) {
        var id = form.path("id").asText();
        if (!id.equals(name.stem())) {
            findings.error(
                    "form_id",
                    id,
                    "The form of " + name + " has the id " + id + ".",
                    "Give it the id " + name.stem() + ", by which tasks refer to it.");
        }
    }

    private static void names(List<FormPart> parts, Findings findings) {
        var ids = new HashSet<String>();
        var keys = new HashSet<String>();
        for (var part : parts) {
            if (!part.id().isEmpty() && !ids.add(part.id())) {
                findings.error(
                        "same_id_twice",
                        part.id(),
                        "Two components have the id " + part.id() + ".",
                        "Give one of them another id.");
            }
            if (!part.key().isEmpty() && !keys.add(part.path() + part.key())) {
                findings.error(
                        "same_key_twice",
                        part.element(),
                        "Two fields have the key " + part.path() + part.key() + ", so one covers the other's value.",
                        "Give one of them another key.");
            }
            if (!part.key().isEmpty() && !part.key().matches(KEY)) {
                findings.error(
                        "key_form",
                        part.element(),
                        "The key " + part.key() + " cannot be asked for in an expression.",
                        "Use letters, digits and underscores, beginning with a letter.");
            }
        }
    }
}
