package dev.countersign.modeling;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a model calls itself, for lists. */
final class ModelTitle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PROCESS = Pattern.compile("<(?:\\w+:)?process\\b[^>]*?\\bname=\"([^\"]+)\"");
    private static final Pattern DEFINITIONS = Pattern.compile("<(?:\\w+:)?definitions\\b[^>]*?\\bname=\"([^\"]+)\"");

    private ModelTitle() {}

    /** Its name where it has one, else its file's. */
    static String of(ModelName name, byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        return switch (name.kind()) {
            case BPMN -> first(PROCESS, text, name);
            case DMN -> first(DEFINITIONS, text, name);
            case FORM -> titleOfForm(text, name);
        };
    }

    private static String first(Pattern pattern, String text, ModelName name) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : name.stem();
    }

    private static String titleOfForm(String text, ModelName name) {
        try {
            var title = JSON.readTree(text).path("properties").path("title").asText("");
            return title.isBlank() ? name.stem() : title;
        } catch (IOException e) {
            return name.stem();
        }
    }
}
