package dev.countersign.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.platform.CanonicalJson;
import dev.countersign.platform.Digest;
import org.jspecify.annotations.Nullable;

/** What will run, in full: the digest over its RFC 8785 form is what people approve and permits name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operation(
        String project,
        String environment,
        String action,
        String target,
        @Nullable Artifact artifact,
        @Nullable JsonNode parameters) {

    /** What is shipped. {@code digest} is its own, as {@code sha256:…}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Artifact(String name, @Nullable String digest) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The RFC 8785 form. @throws dev.countersign.platform.Refused where a parameter does not fit into it */
    public String canonical() {
        ObjectNode tree = JSON.valueToTree(this);
        return CanonicalJson.canonical("operation", tree);
    }

    public static Digest digestOf(String canonical) {
        return Digest.of(canonical);
    }

    /** How much changes: the number of values in the parameters, each leaf counted once. */
    int size() {
        return parameters == null ? 0 : leaves(parameters);
    }

    private static int leaves(JsonNode node) {
        if (!node.isContainerNode()) {
            return 1;
        }
        int sum = 0;
        for (var child : node) {
            sum += leaves(child);
        }
        return sum;
    }
}
