package dev.countersign.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a requester sends: the operation and what approvers need to judge it. Nothing in it speaks of risk or policy
 * (law 8).
 *
 * @param parameters any JSON object; part of the operation
 * @param authors accounts of everybody who made what would run; the requester is always one
 * @param window when it may start
 * @param answers how each remediation item was met, when this remedies a rejection
 */
public record Proposal(
        @Nullable String project,
        @Nullable String environment,
        @Nullable String action,
        @Nullable String target,
        @Nullable String title,
        @Nullable String description,
        Operation.@Nullable Artifact artifact,
        @Nullable JsonNode parameters,
        @Nullable String rollbackPlan,
        @Nullable List<EvidenceLink> evidence,
        @Nullable List<String> authors,
        @Nullable String incident,
        @Nullable Window window,
        @Nullable List<Answer> answers) {

    /** A link to what proves something: a test report, a pipeline run, a ticket. */
    public record EvidenceLink(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String url,
            @Nullable String digest) {}

    /** How a remediation item was met. {@code item} is its id, {@code <decision>/<position>}. */
    public record Answer(@Nullable String item, @Nullable String answer) {}

    /** Corrects nothing but answers what was asked. */
    public static Proposal answering(List<Answer> answers) {
        return new Proposal(null, null, null, null, null, null, null, null, null, null, null, null, null, answers);
    }

    Operation operation() {
        return new Operation(
                present(project), present(environment), present(action), present(target), artifact, parameters);
    }

    Window windowOrAny() {
        return window == null ? Window.ANY : window;
    }

    List<EvidenceLink> evidenceOrNone() {
        return evidence == null ? List.of() : evidence;
    }

    List<String> authorsOrNone() {
        return authors == null ? List.of() : authors;
    }

    List<Answer> answersOrNone() {
        return answers == null ? List.of() : answers;
    }

    /** For fields that {@link ProposalRules} has found present. */
    static String present(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("Unchecked proposal");
        }
        return value;
    }
}
