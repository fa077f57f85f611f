package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a proposal, gives it a digest and starts its process, which asks policy at once. */
@Component
public class SubmitChange {

    private final ProposalRules rules;
    private final Authors authors;
    private final Changes changes;
    private final Revisions revisions;
    private final EvidenceItems evidence;
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    SubmitChange(
            ProposalRules rules,
            Authors authors,
            Changes changes,
            Revisions revisions,
            EvidenceItems evidence,
            Lifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.rules = rules;
        this.authors = authors;
        this.changes = changes;
        this.revisions = revisions;
        this.evidence = evidence;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Change submit(Proposal proposal) {
        var requester = currentActor.get();
        rules.check(proposal, requester);
        var id = Ids.next(Ids.CHANGE);
        var operation = proposal.operation();
        var canonical = operation.canonical();
        var digest = Operation.digestOf(canonical).value();
        var made = authors.of(proposal, requester.account());
        var title = Proposal.present(proposal.title());
        changes.insert(id, operation, title, digest, requester, made.persons());
        var revision = new Revision(
                id,
                1,
                title,
                proposal.description(),
                canonical,
                digest,
                proposal.rollbackPlan(),
                proposal.incident(),
                proposal.windowOrAny(),
                made.accounts(),
                null,
                requester.account(),
                time.now());
        revisions.insert(revision, Grade.FIRST);
        evidence.attach(id, null, proposal.evidenceOrNone(), requester.account());
        audit.record(new Fact(
                "change_submitted", id, 1, FactsOfRevision.of(revision, operation, proposal.evidenceOrNone())));
        lifecycle.submitted(id);
        return Objects.requireNonNull(changes.find(id).orElse(null));
    }
}
