package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Drafts of the shipped models, with a word altered here and there. */
abstract class DraftTest extends LifecycleTest {

    static final String OWNER = "modeler-one";

    static String shipped(String resource) {
        try (var file = DraftTest.class.getResourceAsStream("/" + resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with one alteration that is there to be made, after {@code anchor}. */
    static String altered(String text, String anchor, String was, String now) {
        var from = text.indexOf(anchor);
        var at = text.indexOf(was, from);
        assertThat(from >= 0 && at > from).as(anchor + ": " + was).isTrue();
        return text.substring(0, at) + now + text.substring(at + was.length());
    }

    String draft(String name, String content) {
        var begun = api.as(OWNER).post("/models/drafts", Map.of("name", name, "content", content));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
        return begun.text("id");
    }

    Api.Answer attempt(String draft, Map<String, ?> wanted) {
        return api.as(OWNER).post("/models/drafts/" + draft + "/try", wanted);
    }
}
