package dev.countersign.change;

import dev.countersign.platform.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code change} asks of the people's side, which {@code approval} answers. */
public interface Review {

    /**
     * A stage as people see it.
     *
     * @param state {@code waiting}, {@code open}, {@code approved}
     * @param approvals persons whose approval counts now
     * @param missing how many seats are empty
     */
    record StageView(
            String name, String team, int seats, String reason, List<String> approvals, String state, int missing) {}

    /** A decision as people see it; {@code supersededBy} is the revision that reopened it. */
    record DecisionView(
            String id,
            int revision,
            String digest,
            String team,
            String account,
            String person,
            @Nullable String onBehalfOf,
            String verdict,
            String reason,
            boolean riskAcknowledged,
            @Nullable String requiredFollowUp,
            List<ItemView> remediation,
            Instant decidedAt,
            @Nullable Integer supersededBy) {}

    /** A thing to be put right. {@code id} is {@code <decision>/<position>}. */
    record ItemView(
            String id,
            String item,
            @Nullable String owner,
            @Nullable String answer,
            @Nullable Integer answeredIn) {}

    /** What became of a decision when the change was revised, and why. */
    record Reopening(String decision, String account, boolean reopened, String why) {}

    List<StageView> stages(Change change);

    List<DecisionView> decisions(String changeId);

    /** Items of standing rejections. */
    List<ItemView> openItems(String changeId);

    /** How many of them there are, by the change's id; of changes without any, nothing. */
    Map<String, Integer> countOpenItems(Collection<String> changeIds);

    /** Supersedes the decisions that the revision touches and keeps the answers; says what became of each. */
    List<Reopening> revised(Change before, int revision, Grade grade, List<Proposal.Answer> answers);

    boolean mayDecide(Change change, Actor caller);
}
