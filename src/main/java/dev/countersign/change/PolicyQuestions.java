package dev.countersign.change;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.policy.PolicyFacts;
import java.util.stream.Collectors;
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
        var operation = operations.read(revision.operation());
        var items = evidence.of(change.id());
        return new PolicyFacts(
                operation.project(),
                operation.environment(),
                operation.action(),
                operation.target(),
                operation.size(),
                revision.rollbackPlan() != null && !revision.rollbackPlan().isBlank(),
                items.stream().map(Evidence::kind).collect(Collectors.toUnmodifiableSet()),
                items.size(),
                revision.incident() != null,
                revision.window().notBefore(),
                revision.window().notAfter(),
                time.now());
    }
}
