package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Change;
import dev.countersign.change.Revision;
import dev.countersign.change.Revisions;
import dev.countersign.policy.PolicyOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a pack says of a change: nothing that depends on who asks, or when. */
@Component
final class ReportOfChange {

    private static final Set<String> OUTCOMES = Set.of("change_succeeded", "change_failed", "change_rolled_back");

    private final Revisions revisions;
    private final ReportOfDecisions decisions;
    private final PackRows rows;
    private final ObjectMapper json;

    ReportOfChange(Revisions revisions, ReportOfDecisions decisions, PackRows rows, ObjectMapper json) {
        this.revisions = revisions;
        this.decisions = decisions;
        this.rows = rows;
        this.json = json;
    }

    ObjectNode of(Change change, PackEntries entries, Forgotten forgotten) {
        var all = revisions.all(change.id());
        var evidence = rows.evidence(change.id());
        return new Part(json)
                .put("change", change(change, all.get(all.size() - 1), forgotten))
                .put(
                        "revisions",
                        all.stream()
                                .map(one -> revision(one, entries, forgotten).node())
                                .toList())
                .put("decisions", decisions.of(change, all, evidence, entries, forgotten))
                .put("permits", permits(change, entries, forgotten))
                .put("execution", execution(change, entries, forgotten))
                .put("outcome", outcome(change, entries, forgotten))
                .put(
                        "evidence",
                        evidence.stream()
                                .map(item -> item(item, entries, forgotten).node())
                                .toList())
                .node();
    }

    private Part change(Change change, Revision last, Forgotten forgotten) {
        return new Part(json)
                .put("title", forgotten.words(last.account(), last.title()))
                .put("project", change.project())
                .put("environment", change.environment())
                .put("action", change.action())
                .put("target", change.target())
                .put("requester", forgotten.account(change.requester()))
                .put("revision", change.revision())
                .put("digest", change.digest())
                .put("violation", change.violation())
                .put("createdAt", change.createdAt())
                .put("closedAt", change.closedAt());
    }

    private Part revision(Revision revision, PackEntries entries, Forgotten forgotten) {
        var kind = revision.number() == 1 ? "change_submitted" : "change_revised";
        var by = revision.account();
        return new Part(json)
                .put("entry", entries.last(kind, entry -> entry.revision() == revision.number()))
                .put("revision", revision.number())
                .put("title", forgotten.words(by, revision.title()))
                .put("description", forgotten.words(by, revision.description()))
                .put("operation", operation(revision))
                .put("digest", revision.digest())
                .put("rollbackPlan", forgotten.words(by, revision.rollbackPlan()))
                .put("incident", revision.incident())
                .put("notBefore", revision.window().notBefore())
                .put("notAfter", revision.window().notAfter())
                .put("authors", forgotten.accounts(revision.authors()))
                .put("account", forgotten.account(by))
                .put("createdAt", revision.createdAt())
                .put("policy", policy(revision, entries));
    }

    private Object operation(Revision revision) {
        try {
            return json.readTree(revision.operation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A revision of words alone keeps what was worked out for the one before. */
    private @Nullable Part policy(Revision revision, PackEntries entries) {
        PolicyOutcome outcome = revision.policy();
        return outcome == null
                ? null
                : new Part(json)
                        .put("entry", entries.last("policy_worked_out", entry -> entry.revision() <= revision.number()))
                        .put("version", outcome.version())
                        .put("digest", outcome.digest())
                        .put("risk", outcome.risk().level())
                        .put("riskReasons", outcome.risk().rules())
                        .put("terms", outcome.terms())
                        .put("stages", outcome.stages())
                        .put("gates", outcome.gates())
                        .put("rules", outcome.rules())
                        .put("tables", outcome.tables());
    }

    private List<ObjectNode> permits(Change change, PackEntries entries, Forgotten forgotten) {
        return rows.permits(change.id()).stream()
                .map(permit -> {
                    var part = new Part(json).put("entry", entries.of("permit_issued", "permit", permit.get("permit")));
                    permit.forEach((name, value) -> part.put(name, named(name, value, forgotten)));
                    return part.node();
                })
                .toList();
    }

    private @Nullable Part execution(Change change, PackEntries entries, Forgotten forgotten) {
        return rows.execution(change.id())
                .map(run -> {
                    var part = new Part(json)
                            .put("entry", entries.of("change_executing", "execution", run.get("execution")));
                    for (var name : List.of("execution", "permit", "runId", "account", "redeemedAt", "dueAt")) {
                        part.put(name, named(name, run.get(name), forgotten));
                    }
                    return part;
                })
                .orElse(null);
    }

    private @Nullable Part outcome(Change change, PackEntries entries, Forgotten forgotten) {
        return rows.execution(change.id())
                .filter(run -> run.containsKey("reportedBy"))
                .map(run -> {
                    var by = String.valueOf(run.get("reportedBy"));
                    var part = new Part(json).put("entry", entries.of(OUTCOMES)).put("account", forgotten.account(by));
                    for (var name :
                            List.of("state", "execution", "startedAt", "finishedAt", "observedDigest", "violation")) {
                        part.put(name, run.get(name));
                    }
                    var notes = run.get("notes");
                    return part.put("notes", notes == null ? null : forgotten.words(by, String.valueOf(notes)))
                            .put("reportedAt", run.get("reportedAt"));
                })
                .orElse(null);
    }

    private static @Nullable Object named(String name, @Nullable Object value, Forgotten forgotten) {
        return name.equals("account") || name.equals("revokedBy") ? forgotten.account(String.valueOf(value)) : value;
    }

    private Part item(PackRows.Item item, PackEntries entries, Forgotten forgotten) {
        return new Part(json)
                .put("entry", entries.of("evidence_attached", "evidence", item.evidence()))
                .put("evidence", item.evidence())
                .put("execution", item.execution())
                .put("kind", item.kind())
                .put("title", forgotten.words(item.account(), item.title()))
                .put("url", forgotten.words(item.account(), item.url()))
                .put("digest", item.digest())
                .put("mediaType", item.mediaType())
                .put("bytes", item.bytes())
                .put("account", forgotten.account(item.account()))
                .put("addedAt", item.addedAt())
                .put("removedAt", item.removedAt());
    }
}
