package dev.countersign.platform.engine;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** A .form file: JSON whose {@code id} is the name under which models refer to it. */
final class FormFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private FormFile() {}

    static Optional<String> id(byte[] bytes) {
        try {
            var id = JSON.readTree(bytes).path("id");
            return id.isTextual() && !id.asText().isBlank() ? Optional.of(id.asText()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
