package dev.countersign.modeling;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.engine.ModelGuard;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is sent as a model, as bytes to keep: of a size and a form that can be worked on, whatever it says. */
@Component
class ReadModel {

    static final int LONGEST = 1 << 20;

    private static final Set<String> NOT_KEPT = Set.of("unreadable", "too_large");

    private final ModelGuard guard;

    ReadModel(ModelGuard guard) {
        this.guard = guard;
    }

    /** @throws Refused 422 where it is none, with what is wrong */
    byte[] read(ModelName name, @Nullable String content) {
        if (content == null || content.isBlank()) {
            throw new Refused(Refusal.invalid(List.of(new FieldError("content", "is missing"))));
        }
        var bytes = bytes(content);
        if (bytes.length > LONGEST) {
            throw new Refused(Refusal.unprocessable(
                    "model_too_large",
                    "A model has at most " + LONGEST + " bytes; this one has " + bytes.length + ".",
                    "Divide it into several models."));
        }
        guard.check(name.resource(), bytes, form -> true).stream()
                .filter(finding -> NOT_KEPT.contains(finding.rule()))
                .findFirst()
                .ifPresent(finding -> {
                    throw new Refused(Refusal.unprocessable(
                            "model_unreadable",
                            name + ", " + finding.element() + ": " + finding.detail(),
                            "Correct the file and send it again; nothing was kept of it."));
                });
        return bytes;
    }

    private static byte[] bytes(String content) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(content));
            return toArray(encoded);
        } catch (CharacterCodingException e) {
            throw new Refused(
                    Refusal.invalid(List.of(new FieldError("content", "has half of a character (a lone surrogate)"))));
        }
    }

    private static byte[] toArray(ByteBuffer encoded) {
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
