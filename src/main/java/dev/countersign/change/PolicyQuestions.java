package dev.countersign.change;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.policy.PolicyFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a change to policy: what the tables may know of it, from our own rows, as of now. */
@Component
public final class PolicyQuestions {

    private final Operations operations;
    private final EvidenceItems evidence;
    private final DatabaseTime time;

    PolicyQuestions(Operations operations, EvidenceItems evidence, DatabaseTime time) {
        this.operations = operations;
        this.evidence = evidence;
        this.time = time;
    }

    public PolicyFacts about(Change change, Revision revision) {
        return facts(
                operations.read(revision.operation()),
                revision.rollbackPlan(),
                evidence.of(change.id()).stream().map(Evidence::kind).toList(),
                revision.incident(),
                revision.window());
    }

    /** What it would be asked about a proposal that is in order, were it sent now. */
    PolicyFacts about(Proposal proposal) {
        return facts(
                proposal.operation(),
                proposal.rollbackPlan(),
                proposal.evidenceOrNone().stream()
                        .map(link -> Proposal.present(link.kind()))
                        .toList(),
                proposal.incident(),
                proposal.windowOrAny());
    }

    private PolicyFacts facts(
            Operation operation,
            @Nullable String rollbackPlan,
            List<String> evidenceKinds,
            @Nullable String incident,
            Window window) {
        return new PolicyFacts(
                operation.project(),
                operation.environment(),
                operation.action(),
                operation.target(),
                operation.size(),
                rollbackPlan != null && !rollbackPlan.isBlank(),
                Set.copyOf(evidenceKinds),
                evidenceKinds.size(),
                incident != null,
                window.notBefore(),
                window.notAfter(),
                time.now());
    }
}
