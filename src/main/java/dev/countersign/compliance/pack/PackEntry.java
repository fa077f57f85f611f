package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An entry as a pack tells it: a line of the report's timeline.
 *
 * @param line {@code n, index, id, at, kind, revision?, who, account, method, door, data} with all that is opened of it
 */
record PackEntry(ObjectNode line) {

    /** In the place of what an erased person wrote. */
    static final String ERASED = "erased";

    int n() {
        return line.path("n").asInt();
    }

    String kind() {
        return line.path("kind").asText();
    }

    int revision() {
        return line.path("revision").asInt();
    }

    JsonNode data() {
        return line.path("data");
    }

    boolean says(String field, String value) {
        return data().path(field).asText().equals(value);
    }
}
