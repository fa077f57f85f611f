package dev.countersign.modeling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a file that we ship, and what has to be found.
 *
 * @param edits what is replaced, and by what, in turn
 */
record Fault(
        String what, String file, String rule, @Nullable String element, List<String> edits) {

    static Fault in(String file, String what, String rule, @Nullable String element, String... edits) {
        return new Fault(what, file, rule, element, List.of(edits));
    }

    byte[] content() {
        var text = shipped();
        for (int i = 0; i < edits.size(); i += 2) {
            assertThat(text).as("what is edited").contains(edits.get(i));
            text = text.replace(edits.get(i), edits.get(i + 1));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String shipped() {
        try {
            return Files.readString(Path.of(file.endsWith(".form") ? "forms" : "processes", file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
