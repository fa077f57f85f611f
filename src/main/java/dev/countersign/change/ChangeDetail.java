package dev.countersign.change;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.countersign.policy.GateState;
import dev.countersign.policy.Risk;
import dev.countersign.policy.RuleHit;
import dev.countersign.policy.TableVersion;
import dev.countersign.policy.Terms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that somebody needs to judge a change, and what they may do with it. */
public record ChangeDetail(
        String id,
        String title,
        @Nullable String description,
        ChangeStatus status,
        int revision,
        String digest,

        @JsonRawValue @Schema(implementation = Operation.class)
        String operation,

        String requester,
        List<String> authors,
        String project,
        String environment,
        String action,
        String target,
        @Nullable String rollbackPlan,
        @Nullable String incident,
        Window window,
        @Nullable RiskView risk,
        @Nullable PolicyView policy,
        List<GateState> gates,
        List<Review.StageView> stages,
        List<Review.DecisionView> decisions,
        List<Evidence> evidence,
        Runs.@Nullable PermitView permit,
        Runs.@Nullable ExecutionView execution,
        @Nullable Instant dueAt,
        boolean feasible,
        boolean violation,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        List<String> allowedActions) {

    /** The level and the rules that gave it. */
    public record RiskView(Risk level, List<RuleHit> reasons) {}

    /**
     * The outcome in force: which tables, which rules, what they ask.
     *
     * @param expiresAt when the present status runs out under it
     */
    public record PolicyView(
            String version,
            String digest,
            List<TableVersion> tables,
            List<RuleHit> rules,
            Terms terms,
            @Nullable Instant expiresAt,
            boolean stepUp) {}
}
