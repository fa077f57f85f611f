package dev.countersign.modeling.replay;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.platform.Refusal;
import dev.countersign.policy.GateRule;
import dev.countersign.policy.PolicyOutcome;
import dev.countersign.policy.Risk;
import dev.countersign.policy.Terms;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a past change, in short; or why it was refused.
 *
 * @param stages in their order
 * @param gates each with when it is needed, such as {@code evidence:decision}
 * @param feasible whether all seats could be filled by the people there are
 * @param terms all of them, where it matters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judged(
        @Nullable Risk risk,
        @Nullable Boolean automatic,
        @Nullable Boolean feasible,
        List<Seats> stages,
        List<String> gates,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration decideWithin,

        @Nullable Terms terms,
        @Nullable String refusal,
        @Nullable String detail) {

    /** How many seats of a team. */
    public record Seats(String team, int seats) {}

    /** Of a change that nobody can judge any more. */
    static final Judged UNKNOWN = new Judged(null, null, null, List.of(), List.of(), null, null, null, null);

    static Judged of(PolicyOutcome outcome, boolean feasible) {
        return new Judged(
                outcome.risk().level(),
                outcome.terms().automatic(),
                feasible,
                outcome.stages().stream()
                        .map(stage -> new Seats(stage.team(), stage.seats()))
                        .toList(),
                outcome.gates().stream().map(Judged::gate).distinct().sorted().toList(),
                outcome.terms().decideWithin(),
                outcome.terms(),
                null,
                null);
    }

    static Judged refused(Refusal refusal) {
        return new Judged(null, null, null, List.of(), List.of(), null, null, refusal.code(), refusal.detail());
    }

    private static String gate(GateRule gate) {
        return gate.id() + ":" + gate.neededBy();
    }

    Judged withoutTerms() {
        return new Judged(risk, automatic, feasible, stages, gates, decideWithin, null, refusal, detail);
    }

    boolean refused() {
        return refusal != null;
    }

    boolean impossible() {
        return refused() || Boolean.FALSE.equals(feasible);
    }

    int seats() {
        return stages.stream().mapToInt(Seats::seats).sum();
    }

    List<String> teams() {
        return stages.stream().map(Seats::team).toList();
    }

    /** The terms besides what other effects tell. */
    @Nullable
    List<Object> otherTerms() {
        return terms == null
                ? null
                : Stream.<Object>of(
                                terms.selfDecision(),
                                terms.stepUp(),
                                terms.remindAfter(),
                                terms.escalateAfter(),
                                terms.escalateTo(),
                                terms.remedyWithin(),
                                terms.startWithin(),
                                terms.permitLife(),
                                terms.reportWithin())
                        .toList();
    }
}
