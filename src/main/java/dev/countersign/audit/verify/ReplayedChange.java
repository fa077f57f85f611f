package dev.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a change stands after its entries so far. Law numbers are those of src/docs/laws.md. */
final class ReplayedChange {

    private record Decision(String who, String verdict) {}

    private static final Set<String> CLOSING = Set.of(
            "change_succeeded",
            "change_failed",
            "change_rolled_back",
            "change_withdrawn",
            "change_expired",
            "change_declined");
    private static final Set<String> OUTCOMES = Set.of("change_succeeded", "change_failed", "change_rolled_back");

    private final Map<String, Decision> standing = new HashMap<>();
    private final Map<String, String> permits = new HashMap<>();
    private String requester = "";
    private String status = "";
    private String digest = "";
    private @Nullable String closed;

    /** Nothing where the entry may come now. */
    Optional<String> next(JsonNode entry) {
        var kind = entry.path("kind").asText();
        var data = entry.path("data");
        if (closed != null && moves(kind)) {
            return Optional.of("moves a change that was closed as " + closed + " (law 3)");
        }
        return switch (kind) {
            case "change_submitted" -> submitted(entry, data);
            case "change_revised" -> revised(data);
            case "decision_recorded" -> decided(entry, data);
            case "change_approved" -> approved(data);
            case "change_rejected" -> moved("rejected");
            case "permit_issued" -> permitted(data);
            case "change_executing" -> executing(data);
            default -> CLOSING.contains(kind) ? closing(kind) : Optional.empty();
        };
    }

    String status() {
        return status;
    }

    private static boolean moves(String kind) {
        return CLOSING.contains(kind)
                || Set.of(
                                "change_submitted",
                                "change_revised",
                                "decision_recorded",
                                "change_approved",
                                "change_rejected",
                                "permit_issued",
                                "change_executing")
                        .contains(kind);
    }

    private Optional<String> submitted(JsonNode entry, JsonNode data) {
        if (!status.isEmpty()) {
            return Optional.of("submits a change for the second time");
        }
        requester = entry.path("who").asText();
        digest = data.path("digest").asText();
        return moved("pending");
    }

    private Optional<String> revised(JsonNode data) {
        data.path("decisions").forEach(reopened -> standing.remove(reopened.asText()));
        standing.values().removeIf(decision -> decision.verdict().equals("reject"));
        digest = data.path("digest").asText();
        return moved("pending");
    }

    private Optional<String> decided(JsonNode entry, JsonNode data) {
        if (!status.equals("pending")) {
            return Optional.of("decides on a change that is " + status + " (law 3)");
        }
        var who = entry.path("who").asText();
        if (standing.values().stream().anyMatch(decision -> decision.who().equals(who))) {
            return Optional.of("is the second decision of one person (law 1)");
        }
        standing.put(
                data.path("decision").asText(),
                new Decision(who, data.path("verdict").asText()));
        return Optional.empty();
    }

    private Optional<String> approved(JsonNode data) {
        return counted(data).or(() -> moved("approved"));
    }

    /** Law 1: by as many distinct people as were needed, and none of them asked for it. */
    private Optional<String> counted(JsonNode data) {
        int needed = data.path("needed").asInt();
        var people = new HashSet<String>();
        for (var id : data.path("decisions")) {
            var decision = standing.get(id.asText());
            if (decision == null || !decision.verdict().equals("approve")) {
                return Optional.of("counts an approval that does not stand: " + id.asText() + " (law 1)");
            }
            if (decision.who().equals(requester)) {
                return Optional.of("counts the approval of whoever asked for it (law 1)");
            }
            people.add(decision.who());
        }
        if (people.size() < needed) {
            return Optional.of("has " + people.size() + " of " + needed + " approvals (law 1)");
        }
        return needed == 0 && data.has("automatic") && !data.path("automatic").asBoolean()
                ? Optional.of("needs nobody, and no rule said automatic (law 8)")
                : Optional.empty();
    }

    private Optional<String> permitted(JsonNode data) {
        if (!status.equals("approved")) {
            return Optional.of("issues a permit for a change that is " + status + " (law 1)");
        }
        if (!data.path("digest").asText().equals(digest)) {
            return Optional.of("permits another digest than the one that was approved (law 2)");
        }
        permits.put(data.path("permit").asText(), digest);
        return counted(data);
    }

    private Optional<String> executing(JsonNode data) {
        if (!status.equals("approved")) {
            return Optional.of("runs a change that is " + status + " (law 1)");
        }
        var permitted = permits.get(data.path("permit").asText());
        if (permitted == null || !permitted.equals(data.path("digest").asText())) {
            return Optional.of("runs without a permit for its digest (law 2)");
        }
        return moved("executing");
    }

    private Optional<String> closing(String kind) {
        if (OUTCOMES.contains(kind) != status.equals("executing")) {
            return Optional.of("closes a change that is " + status + " by " + kind);
        }
        closed = kind.substring("change_".length());
        return moved(closed);
    }

    private Optional<String> moved(String to) {
        if (status.isEmpty() && !to.equals("pending")) {
            return Optional.of("moves a change that was never submitted");
        }
        status = to;
        return Optional.empty();
    }
}
