package dev.countersign.modeling.trial;

import dev.countersign.approval.AskEligibility.CouldDecide;
import dev.countersign.approval.PreviewChange;
import dev.countersign.change.ChangeDetail.RiskView;
import dev.countersign.policy.GateState;
import dev.countersign.policy.RuleHit;
import dev.countersign.policy.StageRule;
import dev.countersign.policy.Terms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change judged by what is in force and by the draft.
 *
 * @param tables as the draft was asked, in that order
 */
public record TriedTables(List<Asked> tables, Outcome before, Outcome after) implements Tried {

    /**
     * A table that was asked.
     *
     * @param proposed whether it is one of the draft
     * @param inputs all that it could read
     * @param hits ids of the rules that fitted
     * @param hitsBefore of those in force; none where it was not asked
     */
    public record Asked(
            String table, boolean proposed, Map<String, Object> inputs, List<String> hits, List<String> hitsBefore) {}

    /** As {@link PreviewChange.Outcome}; or nothing but {@code refusal}. */
    public record Outcome(
            @Nullable RiskView risk,
            @Nullable List<GateState> gates,
            @Nullable List<StageRule> stages,
            @Nullable Terms terms,
            @Nullable List<RuleHit> rules,
            @Nullable Boolean automatic,
            @Nullable Boolean feasible,
            @Nullable String detail,
            @Nullable List<CouldDecide> couldDecide,
            @Nullable TriedRefusal refusal) {

        static Outcome of(PreviewChange.Outcome outcome) {
            return new Outcome(
                    outcome.risk(),
                    outcome.gates(),
                    outcome.stages(),
                    outcome.terms(),
                    outcome.rules(),
                    outcome.automatic(),
                    outcome.feasible(),
                    outcome.detail(),
                    outcome.couldDecide(),
                    null);
        }

        static Outcome refused(TriedRefusal refusal) {
            return new Outcome(null, null, null, null, null, null, null, null, null, refusal);
        }
    }
}
