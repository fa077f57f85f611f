package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Grade;
import dev.countersign.change.Proposal;
import dev.countersign.change.Review;
import dev.countersign.change.Revisions;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers what a change wants to know of its review. */
@Component
final class Reviews implements Review {

    private final Stages stages;
    private final Decisions decisions;
    private final RemediationItems items;
    private final Quorum quorum;
    private final Eligibility eligibility;
    private final Revisions revisions;

    Reviews(
            Stages stages,
            Decisions decisions,
            RemediationItems items,
            Quorum quorum,
            Eligibility eligibility,
            Revisions revisions) {
        this.stages = stages;
        this.decisions = decisions;
        this.items = items;
        this.quorum = quorum;
        this.eligibility = eligibility;
        this.revisions = revisions;
    }

    @Override
    public List<StageView> stages(Change change) {
        var asked = stages.of(change);
        if (asked.isEmpty()) {
            return List.of();
        }
        var seats = quorum.seats(change, revisions.of(change), asked, decisions.standing(change.id()));
        var open = change.status() == ChangeStatus.PENDING ? seats.open().orElse(null) : null;
        return seats.stages().stream()
                .map(taken -> new StageView(
                        taken.stage().name(),
                        taken.stage().team(),
                        taken.stage().seats(),
                        taken.stage().reason(),
                        taken.approvals().stream().map(Decision::person).toList(),
                        taken.missing() == 0 ? "approved" : taken.stage().equals(open) ? "open" : "waiting",
                        taken.missing()))
                .toList();
    }

    @Override
    public List<DecisionView> decisions(String changeId) {
        var made = decisions.of(changeId);
        var asked = made.stream().anyMatch(decision -> decision.verdict() == Verdict.REJECT)
                ? items.of(changeId)
                : Map.<String, List<ItemView>>of();
        return made.stream()
                .map(decision -> view(decision, asked.getOrDefault(decision.id(), List.of())))
                .toList();
    }

    static DecisionView view(Decision decision, List<ItemView> items) {
        return new DecisionView(
                decision.id(),
                decision.revision(),
                decision.digest(),
                decision.team(),
                decision.account(),
                decision.person(),
                decision.onBehalfOf(),
                decision.verdict().word(),
                decision.reason(),
                decision.riskAcknowledged(),
                decision.requiredFollowUp(),
                items,
                decision.decidedAt(),
                decision.supersededBy());
    }

    @Override
    public Map<String, Integer> countOpenItems(Collection<String> changeIds) {
        return items.countOpen(changeIds);
    }

    @Override
    public List<ItemView> openItems(String changeId) {
        return decisions.standing(changeId).stream()
                .filter(decision -> decision.verdict() == Verdict.REJECT)
                .flatMap(decision -> items.of(changeId).getOrDefault(decision.id(), List.of()).stream())
                .toList();
    }

    @Override
    public List<Reopening> revised(Change before, int revision, Grade grade, List<Proposal.Answer> answers) {
        answer(before.id(), revision, answers);
        if (!grade.material()) {
            stages.carry(before.id(), before.revision(), revision);
        }
        var reopenings = decisions.standing(before.id()).stream()
                .map(decision -> reopening(decision, grade))
                .toList();
        decisions.supersede(
                reopenings.stream()
                        .filter(Reopening::reopened)
                        .map(Reopening::decision)
                        .toList(),
                revision);
        return reopenings;
    }

    private static Reopening reopening(Decision decision, Grade grade) {
        boolean rejection = decision.verdict() == Verdict.REJECT;
        return new Reopening(
                decision.id(),
                decision.account(),
                rejection || grade.reopens(decision.person()),
                rejection ? "Reopened: the rejection was answered." : grade.reasonFor(decision.person()));
    }

    /** After a rejection every remediation item is answered, and no item that does not exist. */
    private void answer(String changeId, int revision, List<Proposal.Answer> answers) {
        var open = new HashSet<>(openItems(changeId).stream().map(ItemView::id).toList());
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (answer.item() == null || !open.remove(answer.item())) {
                errors.add(new FieldError("answers[" + i + "].item", "is no open remediation item"));
            }
            Text.prose("answers[" + i + "].answer", answer.answer(), 4000, errors);
        }
        open.forEach(item -> errors.add(new FieldError("answers", "lacks an answer to " + item)));
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        answers.forEach(answer -> items.answer(answer, revision));
    }

    @Override
    public boolean mayDecide(Change change, Actor caller) {
        if (change.status() != ChangeStatus.PENDING) {
            return false;
        }
        var revision = revisions.of(change);
        return revision.policy() != null
                && eligibility.refusals(change, revision, caller).isEmpty();
    }
}
