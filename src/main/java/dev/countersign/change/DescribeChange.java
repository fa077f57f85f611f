package dev.countersign.change;

import dev.countersign.platform.Actor;
import dev.countersign.policy.PolicyOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the detail of a change from all modules, as of now. */
@Component
public final class DescribeChange {

    private final Revisions revisions;
    private final EvidenceItems evidence;
    private final Review review;
    private final Runs runs;
    private final OwnChange own;
    private final CheckGates checkGates;

    DescribeChange(
            Revisions revisions,
            EvidenceItems evidence,
            Review review,
            Runs runs,
            OwnChange own,
            CheckGates checkGates) {
        this.revisions = revisions;
        this.evidence = evidence;
        this.review = review;
        this.runs = runs;
        this.own = own;
        this.checkGates = checkGates;
    }

    public ChangeDetail describe(Change change, Actor caller) {
        var revision = revisions.of(change);
        var stages = review.stages(change);
        return new ChangeDetail(
                change.id(),
                change.title(),
                revision.description(),
                change.status(),
                change.revision(),
                change.digest(),
                revision.operation(),
                change.requester(),
                revision.authors(),
                change.project(),
                change.environment(),
                change.action(),
                change.target(),
                revision.rollbackPlan(),
                revision.incident(),
                revision.window(),
                risk(revision.policy()),
                policy(change, revision.policy()),
                checkGates.check(change, revision, stages),
                stages,
                review.decisions(change.id()),
                evidence.of(change.id()),
                runs.permit(change.id()).orElse(null),
                runs.execution(change).orElse(null),
                change.dueAt(),
                change.feasible(),
                change.violation(),
                change.createdAt(),
                change.updatedAt(),
                change.closedAt(),
                allowed(change, caller));
    }

    private List<String> allowed(Change change, Actor caller) {
        var allowed = new ArrayList<String>();
        if (review.mayDecide(change, caller)) {
            allowed.addAll(List.of("approve", "reject"));
        }
        if (own.refusal(change, caller).isEmpty()) {
            allowed.addAll(List.of("revise", "withdraw", "attach-evidence"));
        }
        allowed.addAll(runs.allowed(change, caller));
        return allowed;
    }

    private static ChangeDetail.@Nullable RiskView risk(@Nullable PolicyOutcome outcome) {
        return outcome == null
                ? null
                : new ChangeDetail.RiskView(
                        outcome.risk().level(), outcome.risk().rules());
    }

    private static ChangeDetail.@Nullable PolicyView policy(Change change, @Nullable PolicyOutcome outcome) {
        return outcome == null
                ? null
                : new ChangeDetail.PolicyView(
                        outcome.version(),
                        outcome.digest(),
                        outcome.tables(),
                        outcome.rules(),
                        outcome.terms(),
                        change.dueAt(),
                        outcome.terms().stepUp());
    }
}
