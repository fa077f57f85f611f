package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.breakglass.DescribeSession;
import dev.countersign.breakglass.Session;
import dev.countersign.platform.CurrentActor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a pack says of an emergency session: nothing that depends on who asks, or when. */
@Component
final class ReportOfSession {

    private final DescribeSession describeSession;
    private final CurrentActor currentActor;
    private final ObjectMapper json;

    ReportOfSession(DescribeSession describeSession, CurrentActor currentActor, ObjectMapper json) {
        this.describeSession = describeSession;
        this.currentActor = currentActor;
        this.json = json;
    }

    ObjectNode of(Session session, PackEntries entries, Forgotten forgotten) {
        var view = Part.tree(json, describeSession.describe(session, currentActor.get()));
        var paid = new ReportOfObligations(json, entries, forgotten);
        return new Part(json)
                .put("session", session(session, view, forgotten))
                .put("opening", opening(session, entries, forgotten))
                .put("widenings", each(view.path("widenings"), one -> widening(one, entries, forgotten)))
                .put("actions", each(view.path("actions"), one -> action(one, entries, forgotten)))
                .put("end", end(session, entries, forgotten))
                .put("closure", paid.closure(view.path("closure")))
                .put("opinions", each(view.path("opinions"), paid::opinion))
                .put("review", paid.review(view))
                .put("prevention", paid.prevention(view.path("preventiveAction")))
                .node();
    }

    private static List<ObjectNode> each(JsonNode items, java.util.function.Function<JsonNode, Part> form) {
        var parts = new ArrayList<ObjectNode>();
        items.forEach(item -> parts.add(form.apply(item).node()));
        return parts;
    }

    private Part session(Session session, JsonNode view, Forgotten forgotten) {
        return new Part(json)
                .put("reason", forgotten.words(session.opener(), session.reason()))
                .put("incidentTitle", view.path("incident").path("title"))
                .put("openedBy", forgotten.account(session.opener()))
                .put("team", session.team())
                .put("scope", session.scope())
                .put("openedAt", session.openedAt())
                .put("expiresAt", session.expiresAt())
                .put("idleLimit", session.idleLimit().toString())
                .put("budget", session.budget())
                .put("used", session.used())
                .put("refused", view.path("refused"))
                .put("skippedTeams", session.skippedTeams().stream().sorted().toList());
    }

    private Part opening(Session session, PackEntries entries, Forgotten forgotten) {
        var by = session.opener();
        return new Part(json)
                .put("entry", entries.last("session_opened", entry -> true))
                .put("incident", session.incident())
                .put("severity", session.severity())
                .put("project", session.project())
                .put("rehearsal", session.rehearsal())
                .put("reason", forgotten.words(by, session.reason()))
                .put("whyNoChange", forgotten.words(by, session.whyNoChange()))
                .put("account", forgotten.account(by))
                .put("closureOwner", forgotten.account(session.closureOwner()))
                .put(
                        "policy",
                        new Part(json)
                                .put("rules", session.terms().rules())
                                .put("tables", session.terms().tables()));
    }

    private Part widening(JsonNode widening, PackEntries entries, Forgotten forgotten) {
        var by = widening.path("account").asText();
        var n = widening.path("n").asText();
        var part = new Part(json)
                .put("entry", entries.of("session_widening_asked", "n", n))
                .putAll(widening, "n", "longer", "moreActions", "askedAt")
                .putAll(widening.path("scope"), "environments", "actions", "targets")
                .put("reason", forgotten.words(by, text(widening, "reason")))
                .put("account", forgotten.account(by));
        return widening.hasNonNull("coSignedBy")
                ? part.put(
                        "coSignature",
                        new Part(json)
                                .put("entry", entries.of("session_widened", "n", n))
                                .put("coSignedBy", forgotten.account(text(widening, "coSignedBy")))
                                .putAll(widening, "coSignedAt"))
                : part;
    }

    private Part action(JsonNode action, PackEntries entries, Forgotten forgotten) {
        var by = action.path("account").asText();
        var n = action.path("n").asText();
        return new Part(json)
                .put("entry", entries.of("emergency_action_permitted", "n", n))
                .putAll(action, "n", "environment", "action", "target", "operation", "digest", "askedAt", "permit")
                .putAll(action, "audience", "runId", "permitUntil", "revokedAt")
                .put("purpose", forgotten.words(by, text(action, "purpose")))
                .put("account", forgotten.account(by))
                .put("start", start(action, n, entries, forgotten))
                .put("outcome", outcome(action, n, entries, forgotten));
    }

    private @Nullable Part start(JsonNode action, String n, PackEntries entries, Forgotten forgotten) {
        return action.hasNonNull("redeemedAt")
                ? new Part(json)
                        .put("entry", entries.of("emergency_action_started", "n", n))
                        .putAll(action, "permit", "runId", "redeemedAt")
                        .put("account", forgotten.account(text(action, "redeemedBy")))
                : null;
    }

    private @Nullable Part outcome(JsonNode action, String n, PackEntries entries, Forgotten forgotten) {
        var by = text(action, "reportedBy");
        return by == null
                ? null
                : new Part(json)
                        .put("entry", entries.of("emergency_action_reported", "n", n))
                        .putAll(action, "result", "observedDigest", "violation", "late", "reportedAt")
                        .put("notes", forgotten.words(by, text(action, "notes")))
                        .put("account", forgotten.account(by));
    }

    private @Nullable Part end(Session session, PackEntries entries, Forgotten forgotten) {
        var why = session.endReason();
        return why == null
                ? null
                : new Part(json)
                        .put("entry", entries.last("session_ended", entry -> true))
                        .put("end", why.word())
                        .put("at", session.endedAt())
                        .put("by", forgotten.account(session.endedBy()));
    }

    static @Nullable String text(JsonNode of, String field) {
        return of.hasNonNull(field) ? of.path(field).asText() : null;
    }
}
