package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an emergency session stands after its entries so far. */
final class ReplayedSession {

    private final Set<String> permits = new HashSet<>();
    private final Set<String> coSigners = new HashSet<>();
    private String opener = "";
    private @Nullable Instant over;

    /** What each of these makes of it. */
    private static final Map<String, String> STATUSES = Map.of(
            "session_opened", "open",
            "session_ended", "ended",
            "session_closed", "closed",
            "session_reviewed", "reviewed",
            "preventive_action_done", "done");

    private String status = "";

    String status() {
        return status;
    }

    /** Nothing where the entry may come now. */
    Optional<String> next(JsonNode entry) {
        status = STATUSES.getOrDefault(entry.path("kind").asText(), status);
        var who = entry.path("who").asText();
        var data = entry.path("data");
        return switch (entry.path("kind").asText()) {
            case "session_opened" -> {
                var twice = !opener.isEmpty();
                opener = who;
                yield twice ? Optional.of("opens a session for the second time") : Optional.empty();
            }
            case "session_widened" -> {
                coSigners.add(who);
                yield who.equals(opener) ? Optional.of("is co-signed by whoever opened it") : open();
            }
            case "emergency_action_permitted" -> {
                permits.add(data.path("permit").asText());
                yield inTime(entry);
            }
            case "emergency_action_started" ->
                permits.remove(data.path("permit").asText())
                        ? inTime(entry)
                        : Optional.of("starts an action without a permit, or for the second time (law 2)");
            case "session_ended" -> {
                var twice = over != null;
                over = Instant.parse(data.path("at").asText());
                yield twice ? Optional.of("ends a session for the second time (law 3)") : Optional.empty();
            }
            case "session_reviewed" ->
                who.equals(opener) || coSigners.contains(who)
                        ? Optional.of("is reviewed by whoever opened or co-signed it")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> open() {
        return over == null ? Optional.empty() : Optional.of("widens a session that is over (law 5)");
    }

    private Optional<String> inTime(JsonNode entry) {
        var at = Instant.parse(entry.path("at").asText());
        return over == null || at.isBefore(over)
                ? Optional.empty()
                : Optional.of("acts under a session that was over at " + over + " (law 5)");
    }
}
