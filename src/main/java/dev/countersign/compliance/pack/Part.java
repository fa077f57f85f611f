package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A part of a report while it is put together: fields in their order, without those that are not there. */
final class Part {

    private final ObjectMapper json;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    Part(ObjectMapper json) {
        this.json = json;
    }

    Part put(String name, @Nullable Object value) {
        if (value != null) {
            node.set(name, value instanceof Part part ? part.node : tree(json, value));
        }
        return this;
    }

    /** Fields of another tree, under the same names. */
    Part putAll(JsonNode from, String... names) {
        for (var name : names) {
            var value = from.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                node.set(name, value);
            }
        }
        return this;
    }

    ObjectNode node() {
        return node;
    }

    /** Written and read again: what a record has as raw JSON is JSON then. */
    static JsonNode tree(ObjectMapper json, Object value) {
        try {
            return value instanceof JsonNode node ? node : json.readTree(json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
