package dev.countersign.change;

import dev.countersign.change.Proposal.EvidenceLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry says of a revision, so that it is evidence without the tables: all that approvers judge, and of what runs its digest. */
final class FactsOfRevision {

    private FactsOfRevision() {}

    static Map<String, @Nullable Object> of(Revision revision, Operation operation, List<EvidenceLink> links) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "digest", revision.digest(),
                "project", String.valueOf(operation.project()),
                "environment", String.valueOf(operation.environment()),
                "action", String.valueOf(operation.action()),
                "target", String.valueOf(operation.target()),
                "title", revision.title(),
                "authors", revision.authors()));
        put(facts, "description", revision.description());
        put(facts, "rollbackPlan", revision.rollbackPlan());
        put(facts, "incident", revision.incident());
        put(facts, "notBefore", revision.window().notBefore());
        put(facts, "notAfter", revision.window().notAfter());
        put(facts, "links", links.isEmpty() ? null : links);
        return facts;
    }

    private static void put(Map<String, @Nullable Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
