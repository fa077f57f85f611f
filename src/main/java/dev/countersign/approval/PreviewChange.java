package dev.countersign.approval;

import dev.countersign.approval.AskEligibility.CouldDecide;
import dev.countersign.change.ChangeDetail.RiskView;
import dev.countersign.change.Proposal;
import dev.countersign.change.ReadDraft;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.AssessRisk;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.GateState;
import dev.countersign.policy.Gates;
import dev.countersign.policy.KnownTeams;
import dev.countersign.policy.PolicyOutcome;
import dev.countersign.policy.RuleHit;
import dev.countersign.policy.StageRule;
import dev.countersign.policy.Tables;
import dev.countersign.policy.Terms;
import dev.countersign.policy.WorkOutPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what policy would ask of a change if it were sent now. Asks the same tables as a submission, and writes nothing. */
@Component
public final class PreviewChange {

    /**
     * @param errors fields that are missing or wrong so far
     * @param outcome once there are none
     */
    public record Preview(List<FieldError> errors, @Nullable Outcome outcome) {}

    /**
     * What would be asked.
     *
     * @param automatic nobody would have to approve
     * @param feasible whether all seats could be filled by different people of {@code couldDecide}
     * @param detail why not, where they could not
     */
    public record Outcome(
            RiskView risk,
            List<GateState> gates,
            List<StageRule> stages,
            Terms terms,
            List<RuleHit> rules,
            boolean automatic,
            boolean feasible,
            @Nullable String detail,
            List<CouldDecide> couldDecide) {}

    private final ReadDraft readDraft;
    private final Tables released;
    private final Catalogue catalogue;
    private final KnownTeams knownTeams;
    private final Gates gates;
    private final Feasibility feasibility;
    private final AskEligibility askEligibility;
    private final CurrentActor currentActor;

    PreviewChange(
            ReadDraft readDraft,
            Tables released,
            Catalogue catalogue,
            KnownTeams knownTeams,
            Gates gates,
            Feasibility feasibility,
            AskEligibility askEligibility,
            CurrentActor currentActor) {
        this.readDraft = readDraft;
        this.released = released;
        this.catalogue = catalogue;
        this.knownTeams = knownTeams;
        this.gates = gates;
        this.feasibility = feasibility;
        this.askEligibility = askEligibility;
        this.currentActor = currentActor;
    }

    /** @throws Refused as its submission would be, once nothing is missing */
    public Preview preview(Proposal proposal) {
        var draft = readDraft.read(proposal, currentActor.get());
        var question = draft.question();
        return new Preview(draft.errors(), question == null ? null : outcome(question, released));
    }

    /** What there is to ask about a change that is complete. @throws Refused with every field at fault */
    public ReadDraft.Question question(Proposal proposal, Actor requester) {
        var draft = readDraft.read(proposal, requester);
        var question = draft.question();
        if (question == null) {
            throw new Refused(Refusal.invalid(draft.errors()));
        }
        return question;
    }

    /** What these tables would ask, whether they are released or not. */
    public Outcome outcome(ReadDraft.Question question, Tables tables) {
        var facts = question.facts();
        var asked = new WorkOutPolicy(tables, catalogue, knownTeams)
                .workOut(facts, new AssessRisk(tables, catalogue).assess(facts));
        var judged = feasibility.judge(emptySeats(asked), barred(asked, question));
        return new Outcome(
                new RiskView(asked.risk().level(), asked.risk().rules()),
                gates.check(asked.gates(), facts, Set.of()),
                asked.stages(),
                asked.terms(),
                asked.rules(),
                asked.terms().automatic(),
                judged.feasible(),
                judged.detail(),
                askEligibility.named(judged.couldDecide()));
    }

    private static Set<String> barred(PolicyOutcome asked, ReadDraft.Question question) {
        return asked.terms().selfDecision() ? Set.of() : question.excludedPersons();
    }

    private static Seats emptySeats(PolicyOutcome asked) {
        var stages = new ArrayList<Stage>();
        for (var rule : asked.stages()) {
            stages.add(
                    new Stage(stages.size() + 1, rule.name(), rule.team(), rule.seats(), rule.reason(), rule.rule()));
        }
        return Seats.of(stages, List.of());
    }
}
