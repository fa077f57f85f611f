package dev.countersign.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.PersonKeys.PersonKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads entries: as they were written, or from their leaf and what is sealed beside it. */
@Component
final class EntryRow {

    /** In the place of a name that was erased. */
    static final String ERASED = "erased";

    /** Sealed, and no part of the data. */
    private static final Set<String> HEAD = Set.of("account", "subject");

    private final ObjectMapper json;

    EntryRow(ObjectMapper json) {
        this.json = json;
    }

    AuditEntry pending(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("revision", Integer.class),
                row.getString("account"),
                row.getString("person"),
                row.getString("method"),
                row.getString("door"),
                read(row.getString("data").getBytes(StandardCharsets.UTF_8)));
    }

    /** @param key none where the person was erased: their words are missing then, and they go by their pseudonym */
    AuditEntry sequenced(byte[] leaf, @Nullable String person, byte @Nullable [] sealed, @Nullable PersonKey key) {
        var entry = read(leaf);
        var id = entry.path("id").asText();
        var openings = Optional.ofNullable(key)
                .flatMap(known -> sealed == null ? Optional.empty() : Seal.open(known.key(), id, sealed))
                .map(this::read);
        var data = ((ObjectNode) entry.path("data")).deepCopy();
        openings.ifPresent(opened -> opened.properties().forEach(field -> {
            if (!HEAD.contains(field.getKey())) {
                data.set(field.getKey(), field.getValue().path(1));
            }
        }));
        return new AuditEntry(
                id,
                Instant.parse(entry.path("at").asText()),
                entry.path("kind").asText(),
                opened(openings, "subject").orElse(entry.path("subject").asText()),
                entry.has("revision") ? entry.path("revision").asInt() : null,
                opened(openings, "account").orElse(ERASED),
                openings.isPresent() && person != null
                        ? person
                        : entry.path("who").asText(),
                entry.path("method").asText(),
                entry.path("door").asText(),
                data);
    }

    private static Optional<String> opened(Optional<JsonNode> openings, String field) {
        return openings.map(opened -> opened.path(field).path(1))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private JsonNode read(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
