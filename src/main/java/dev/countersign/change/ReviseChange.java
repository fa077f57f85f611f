package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects a change: after a rejection, before a decision, or after approval when it has to be asked about again. Fields
 * left out keep their value, evidence is added, authors are never shed.
 */
@Component
public class ReviseChange {

    /** The change as it is now, what was altered, and what became of each decision. */
    public record Revised(Change change, Grade grade, List<Review.Reopening> decisions) {}

    private final OwnChange own;
    private final NextRevision next;
    private final Changes changes;
    private final Revisions revisions;
    private final EvidenceItems evidence;
    private final Review review;
    private final Runs runs;
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;

    ReviseChange(
            OwnChange own,
            NextRevision next,
            Changes changes,
            Revisions revisions,
            EvidenceItems evidence,
            Review review,
            Runs runs,
            Lifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor) {
        this.own = own;
        this.next = next;
        this.changes = changes;
        this.revisions = revisions;
        this.evidence = evidence;
        this.review = review;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** @param expected refuses a change that is not as the caller saw it; called with the lock held */
    @Transactional
    public Revised revise(String changeId, Proposal corrections, Consumer<Change> expected) {
        var actor = currentActor.get();
        var change = own.lock(changeId, actor);
        expected.accept(change);
        var draft = next.draft(change, revisions.of(change), corrections, actor);
        if (draft.grade().nothing() && change.status() == ChangeStatus.PENDING) {
            throw new Refused(Refusal.unprocessable(
                    "nothing_changed", "The revision alters nothing.", "Send the fields that are to be different."));
        }
        var reopened = write(change, draft, corrections);
        if (asksAgain(change, draft.grade())) {
            askAgain(change);
        }
        return new Revised(changes.find(changeId).orElseThrow(), draft.grade(), reopened);
    }

    private List<Review.Reopening> write(Change change, NextRevision.Draft draft, Proposal sent) {
        var revision = draft.revision();
        revisions.insert(revision, draft.grade());
        evidence.attach(change.id(), null, sent.evidenceOrNone(), revision.account());
        changes.reword(change.id(), draft);
        var reopened = review.revised(change, revision.number(), draft.grade(), sent.answersOrNone());
        var facts = FactsOfRevision.of(revision, draft.operation(), sent.evidenceOrNone());
        facts.put("altered", draft.grade().altered());
        facts.put(
                "decisions",
                reopened.stream()
                        .filter(Review.Reopening::reopened)
                        .map(Review.Reopening::decision)
                        .toList());
        facts.put("reopenings", reopened);
        facts.put("answers", sent.answersOrNone());
        audit.record(new Fact("change_revised", change.id(), revision.number(), facts));
        return reopened;
    }

    /** While it is pending, words alone disturb nobody: policy was not asked about them. */
    private static boolean asksAgain(Change change, Grade grade) {
        return change.status() != ChangeStatus.PENDING
                || grade.material()
                || !grade.newAuthors().isEmpty();
    }

    private void askAgain(Change change) {
        runs.revokePermits(change.id(), "The change was revised.");
        if (change.status() != ChangeStatus.PENDING) {
            changes.move(change.id(), change.status(), ChangeStatus.PENDING, null);
        }
        lifecycle.revised(change.id());
    }
}
