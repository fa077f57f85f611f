package dev.countersign.compliance.pack;

import static dev.countersign.compliance.pack.ReportOfSession.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** What a session owed after it was over, as far as it was paid. */
record ReportOfObligations(ObjectMapper json, PackEntries entries, Forgotten forgotten) {

    @Nullable
    Part closure(JsonNode closure) {
        var by = closure.path("account").asText();
        return closure.isObject()
                ? new Part(json)
                        .put("entry", entries.last("session_closed", entry -> true))
                        .put("incident", text(closure, "incidentReference"))
                        .put("reasonUsed", forgotten.words(by, text(closure, "reasonUsed")))
                        .put(
                                "actionsPerformed",
                                forgotten.accounts().contains(by) ? null : closure.path("actionsPerformed"))
                        .putAll(closure, "sessionClosedAt", "late")
                        .put("preventiveActionOwner", forgotten.account(text(closure, "preventiveActionOwner")))
                        .put("summary", forgotten.words(by, text(closure, "summary")))
                        .put("account", forgotten.account(by))
                        .put("recordedAt", closure.path("at"))
                : null;
    }

    Part opinion(JsonNode opinion) {
        var by = opinion.path("account").asText();
        return new Part(json)
                .put("entry", entries.of("session_opinion_given", "team", text(opinion, "team")))
                .putAll(opinion, "team", "agrees")
                .put("comment", forgotten.words(by, text(opinion, "comment")))
                .put("account", forgotten.account(by))
                .put("recordedAt", opinion.path("at"));
    }

    @Nullable
    Part review(JsonNode view) {
        var review = view.path("review");
        var action = view.path("preventiveAction");
        var by = review.path("account").asText();
        var entry = entries.last("session_reviewed", one -> true);
        return review.isObject()
                ? new Part(json)
                        .put("entry", entry)
                        .putAll(review, "justified", "timelineConfirmed", "late")
                        .put("findings", forgotten.words(by, text(review, "findings")))
                        .put("account", forgotten.account(by))
                        .put("recordedAt", review.path("at"))
                        .put("preventiveAction", forgotten.words(by, text(action, "title")))
                        .put("owner", forgotten.account(text(action, "owner")))
                        .putAll(action, "dueAt")
                        .put("url", forgotten.words(by, text(action, "url")))
                : null;
    }

    @Nullable
    Part prevention(JsonNode action) {
        var by = text(action, "doneBy");
        return by == null
                ? null
                : new Part(json)
                        .put("entry", entries.last("preventive_action_done", entry -> true))
                        .put("done", forgotten.words(by, text(action, "result")))
                        .put("account", forgotten.account(by))
                        .putAll(action, "doneAt");
    }
}
