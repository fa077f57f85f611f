package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.change.CheckGates;
import dev.countersign.change.Revision;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.directory.Member;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the open seat of a change with an approval or a rejection: locks the change, asks every rule, writes the
 * decision and its audit entry, and only then completes the user task. Every door to a decision ends here.
 */
@Component
public class RecordDecision {

    /** The decision, and the change as it stands after it. */
    public record Recorded(Decision decision, Change change) {}

    private final Visibility visibility;
    private final Changes changes;
    private final Revisions revisions;
    private final Eligibility eligibility;
    private final VerdictRules verdictRules;
    private final CheckGates checkGates;
    private final Decisions decisions;
    private final RemediationItems items;
    private final ReviewTasks tasks;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    RecordDecision(
            Visibility visibility,
            Changes changes,
            Revisions revisions,
            Eligibility eligibility,
            VerdictRules verdictRules,
            CheckGates checkGates,
            Decisions decisions,
            RemediationItems items,
            ReviewTasks tasks,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.visibility = visibility;
        this.changes = changes;
        this.revisions = revisions;
        this.eligibility = eligibility;
        this.verdictRules = verdictRules;
        this.checkGates = checkGates;
        this.decisions = decisions;
        this.items = items;
        this.tasks = tasks;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Recorded record(String changeId, Judgement judgement) {
        var actor = currentActor.get();
        var change = visibility.lock(changeId, actor);
        var revision = revisions.of(change);
        var candidacy = eligibility.candidacy(change, revision, actor);
        EligibilityRule.refusals(candidacy).stream().findFirst().ifPresent(RecordDecision::refuse);
        var verdict = verdictRules.check(judgement, change);
        requireDigest(judgement, change, revision);
        if (verdict == Verdict.APPROVE) {
            requireGates(change, revision);
        }
        var decision = decision(change, verdict, judgement, candidacy.capacity().orElseThrow());
        if (!decisions.insert(decision)) {
            throw alreadyDecided(decision);
        }
        items.insert(decision, judgement.items());
        audit.record(new Fact("decision_recorded", changeId, revision.number(), facts(decision, revision, judgement)));
        tasks.complete(decision.task());
        return new Recorded(decision, changes.find(changeId).orElseThrow());
    }

    private static void refuse(Refusal refusal) {
        throw new Refused(refusal);
    }

    private void requireDigest(Judgement judgement, Change change, Revision revision) {
        if (!change.digest().equals(judgement.digest())) {
            throw new Refused(Refusal.conflict(
                    "stale_digest",
                    "You judged another operation than the one that would run now (revision " + change.revision()
                            + ").",
                    "Read the change again and decide on the digest " + change.digest() + ".",
                    new Outcome("revised", revision.account(), revision.createdAt())));
        }
    }

    private void requireGates(Change change, Revision revision) {
        checkGates.check(change, revision).stream()
                .filter(gate -> !gate.met() && gate.neededBy().equals("decision"))
                .findFirst()
                .ifPresent(gate -> refuse(Refusal.unprocessable(
                        "gate_unmet",
                        gate.title() + ": " + gate.detail(),
                        "The requester has to meet the gate first; or reject with a remediation item that names it.")));
    }

    private Decision decision(Change change, Verdict verdict, Judgement judgement, Member capacity) {
        var actor = currentActor.get();
        return new Decision(
                Ids.next(Ids.DECISION),
                change.id(),
                change.revision(),
                change.digest(),
                capacity.team(),
                actor.account(),
                actor.person(),
                capacity.onBehalfOf(),
                verdict,
                Objects.requireNonNull(judgement.reason()),
                judgement.acknowledges(),
                judgement.requiredFollowUp(),
                actor.method(),
                tasks.open(change.id()),
                time.now(),
                null);
    }

    private Refused alreadyDecided(Decision mine) {
        var first = decisions.standing(mine.changeId()).stream()
                .filter(decision -> decision.person().equals(mine.person()))
                .findFirst()
                .map(decision -> new Outcome(decision.verdict().word(), decision.account(), decision.decidedAt()))
                .orElse(null);
        return new Refused(Refusal.conflict(
                "already_decided",
                "You have decided on this revision already.",
                "Another member of the open seat's team has to decide.",
                first));
    }

    /** All that the approver put their name to. */
    private static Map<String, @Nullable Object> facts(Decision decision, Revision revision, Judgement judgement) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("decision", decision.id());
        facts.put("verdict", decision.verdict().word());
        facts.put("team", decision.team());
        facts.put("digest", decision.digest());
        facts.put("policyDigest", revision.outcome().digest());
        facts.put("policyVersion", revision.outcome().version());
        facts.put("reason", decision.reason());
        facts.put("riskAcknowledged", decision.riskAcknowledged());
        if (decision.requiredFollowUp() != null) {
            facts.put("requiredFollowUp", decision.requiredFollowUp());
        }
        if (!judgement.items().isEmpty()) {
            facts.put("remediation", judgement.items());
        }
        if (decision.onBehalfOf() != null) {
            facts.put("onBehalfOf", decision.onBehalfOf());
        }
        return facts;
    }
}
