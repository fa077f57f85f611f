package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leads every change and every session anew by what its entries say, and finds the first entry that breaks a law. */
final class ReplayLaws {

    private final Map<String, ReplayedChange> changes = new HashMap<>();
    private final Map<String, ReplayedSession> sessions = new HashMap<>();

    /** Nothing where the entry may stand where it stands. */
    Optional<String> flaw(JsonNode entry) {
        var subject = entry.path("subject").asText();
        if (subject.startsWith("chg_")) {
            return changes.computeIfAbsent(subject, id -> new ReplayedChange()).next(entry);
        }
        return subject.startsWith("bgs_")
                ? sessions.computeIfAbsent(subject, id -> new ReplayedSession()).next(entry)
                : Optional.empty();
    }

    /** Of a change or session whose entries were led anew; nothing of anything else. */
    Optional<String> status(String subject) {
        return Optional.ofNullable(changes.get(subject))
                .map(ReplayedChange::status)
                .or(() -> Optional.ofNullable(sessions.get(subject)).map(ReplayedSession::status));
    }

    long changes() {
        return changes.size();
    }

    long sessions() {
        return sessions.size();
    }
}
