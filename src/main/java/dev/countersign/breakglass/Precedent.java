package dev.countersign.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.LatelySucceeded.Ran;
import dev.countersign.change.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that was done before and may be done again; the nearer its source, the likelier. */
record Precedent(
        Source source,
        String environment,
        String action,
        String target,
        @Nullable String operation,
        @Nullable String purpose,
        boolean failed,
        int times,
        @Nullable Instant at) {

    /** From the likeliest. */
    enum Source {
        THIS_SESSION("this-session"),
        EARLIER_SESSION("earlier-session"),
        CHANGE("change"),
        SCOPE("scope");

        private final String word;

        Source(String word) {
            this.word = word;
        }
    }

    /** What is done again and again before what was done once; what has failed last comes after what has not. */
    static final Comparator<Precedent> LIKELIEST = Comparator.comparing(Precedent::source)
            .thenComparing(Precedent::failed)
            .thenComparing(Precedent::times, Comparator.reverseOrder())
            .thenComparing(Precedent::at, Comparator.nullsLast(Comparator.reverseOrder()));

    private static final ObjectMapper JSON = new ObjectMapper();

    static Precedent of(EmergencyAction a, Session session) {
        var here = a.session().equals(session.id());
        return new Precedent(
                here ? Source.THIS_SESSION : Source.EARLIER_SESSION,
                a.environment(),
                a.action(),
                a.target(),
                a.operation(),
                here ? a.purpose() : null,
                "failed".equals(a.result()),
                1,
                a.askedAt());
    }

    static Precedent of(Ran ran) {
        return new Precedent(
                Source.CHANGE,
                ran.environment(),
                ran.action(),
                ran.target(),
                ran.operation(),
                null,
                false,
                1,
                ran.at());
    }

    static Precedent never(String environment, String action, String target) {
        return new Precedent(Source.SCOPE, environment, action, target, null, null, false, 0, null);
    }

    List<String> place() {
        return List.of(environment, action, target);
    }

    /** This one, done once more before. */
    Precedent again(Precedent before) {
        return new Precedent(
                source, environment, action, target, operation, purpose, failed, times + before.times(), at);
    }

    /** As it was done, so that one key is enough to ask for it again. */
    LikelyAction asked(int key, String reason) {
        var tree = operation == null ? JSON.createObjectNode() : read(operation);
        var parameters = tree.path("parameters") instanceof ObjectNode given ? given : JSON.createObjectNode();
        var command = parameters.path("command").isTextual()
                ? parameters.remove("command").asText()
                : null;
        return new LikelyAction(
                key,
                action,
                environment,
                target,
                command,
                JSON.convertValue(tree.get("artifact"), Operation.Artifact.class),
                parameters.isEmpty() ? null : parameters,
                purpose == null ? reason : purpose,
                source.word,
                times,
                at);
    }

    private static ObjectNode read(String operation) {
        try {
            return (ObjectNode) JSON.readTree(operation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
