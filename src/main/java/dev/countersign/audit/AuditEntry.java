package dev.countersign.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact as it was written: who, what, when, through which door. */
public record AuditEntry(
        String id,
        Instant at,
        String kind,
        String subject,
        @Nullable Integer revision,
        String account,
        String person,
        String method,
        String door,
        JsonNode data) {

    AuditEntry with(JsonNode other) {
        return new AuditEntry(id, at, kind, subject, revision, account, person, method, door, other);
    }
}
