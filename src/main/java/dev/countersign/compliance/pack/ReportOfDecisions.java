package dev.countersign.compliance.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.approval.Decision;
import dev.countersign.approval.Decisions;
import dev.countersign.change.Change;
import dev.countersign.change.Review;
import dev.countersign.change.Revision;
import dev.countersign.policy.PolicyOutcome;
import dev.countersign.policy.StageRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each decision of a change, with what its approver saw and who was in which team at that moment. */
@Component
final class ReportOfDecisions {

    private final Review review;
    private final Decisions decisions;
    private final GatesThen gatesThen;
    private final PackRows rows;
    private final ObjectMapper json;

    ReportOfDecisions(Review review, Decisions decisions, GatesThen gatesThen, PackRows rows, ObjectMapper json) {
        this.review = review;
        this.decisions = decisions;
        this.gatesThen = gatesThen;
        this.rows = rows;
        this.json = json;
    }

    List<ObjectNode> of(
            Change change,
            List<Revision> revisions,
            List<PackRows.Item> evidence,
            PackEntries entries,
            Forgotten forgotten) {
        var asked = review.decisions(change.id()).stream()
                .collect(Collectors.toMap(Review.DecisionView::id, Review.DecisionView::remediation));
        var byNumber = revisions.stream().collect(Collectors.toMap(Revision::number, Function.identity()));
        return decisions.of(change.id()).stream()
                .map(decision -> {
                    var revision = Objects.requireNonNull(byNumber.get(decision.revision()));
                    return decision(decision, entries, forgotten)
                            .put("asked", asked(decision, asked, byNumber, forgotten))
                            .put("saw", saw(decision, revision, evidence, forgotten))
                            .put("teams", teams(decision, revision, forgotten))
                            .node();
                })
                .toList();
    }

    private Part decision(Decision decision, PackEntries entries, Forgotten forgotten) {
        var by = decision.account();
        return new Part(json)
                .put("entry", entries.of("decision_recorded", "decision", decision.id()))
                .put("decision", decision.id())
                .put("revision", decision.revision())
                .put("digest", decision.digest())
                .put("verdict", decision.verdict().word())
                .put("team", decision.team())
                .put("account", forgotten.account(by))
                .put("onBehalfOf", forgotten.person(decision.onBehalfOf()))
                .put("reason", forgotten.words(by, decision.reason()))
                .put("riskAcknowledged", decision.riskAcknowledged())
                .put("requiredFollowUp", forgotten.words(by, decision.requiredFollowUp()))
                .put("method", decision.method())
                .put("decidedAt", decision.decidedAt())
                .put("supersededBy", decision.supersededBy());
    }

    private List<ObjectNode> asked(
            Decision by,
            Map<String, List<Review.ItemView>> asked,
            Map<Integer, Revision> revisions,
            Forgotten forgotten) {
        return asked.getOrDefault(by.id(), List.of()).stream()
                .map(item -> new Part(json)
                        .put("item", forgotten.words(by.account(), item.item()))
                        .put("owner", forgotten.account(item.owner()))
                        .put("answer", answer(item, revisions, forgotten))
                        .put("answeredIn", item.answeredIn())
                        .node())
                .toList();
    }

    /** The words of whoever revised it then. */
    private static @Nullable String answer(
            Review.ItemView item, Map<Integer, Revision> revisions, Forgotten forgotten) {
        var revision = item.answeredIn() == null ? null : revisions.get(item.answeredIn());
        return revision == null ? item.answer() : forgotten.words(revision.account(), item.answer());
    }

    private Part saw(Decision decision, Revision revision, List<PackRows.Item> evidence, Forgotten forgotten) {
        var at = decision.decidedAt();
        var there = evidence.stream().filter(item -> item.thereAt(at)).toList();
        var part = new Part(json)
                .put("revision", revision.number())
                .put("title", forgotten.words(revision.account(), revision.title()))
                .put("digest", revision.digest())
                .put("evidence", there.stream().map(PackRows.Item::evidence).toList());
        PolicyOutcome policy = revision.policy();
        return policy == null
                ? part
                : part.put("risk", policy.risk().level())
                        .put("policyDigest", policy.digest())
                        .put("gates", gatesThen.at(at, revision, policy, there));
    }

    private List<ObjectNode> teams(Decision decision, Revision revision, Forgotten forgotten) {
        PolicyOutcome policy = revision.policy();
        var stages =
                policy == null ? Stream.<String>of() : policy.stages().stream().map(StageRule::team);
        Set<String> teams =
                Stream.concat(stages, Stream.of(decision.team())).collect(Collectors.toCollection(TreeSet::new));
        return rows.members(teams, decision.decidedAt()).entrySet().stream()
                .map(team -> new Part(json)
                        .put("team", team.getKey())
                        .put(
                                "members",
                                team.getValue().stream().map(forgotten::person).toList())
                        .node())
                .toList();
    }
}
