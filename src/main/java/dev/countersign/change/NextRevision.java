package dev.countersign.change;

import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts corrections onto the revision before, and grades the difference. */
@Component
final class NextRevision {

    /**
     * @param excluded all who must not decide from now on
     * @param grade what it means for the decisions made before
     */
    record Draft(Operation operation, Revision revision, Set<String> excluded, Grade grade) {}

    private final ProposalRules rules;
    private final Authors authors;
    private final Operations operations;
    private final DatabaseTime time;

    NextRevision(ProposalRules rules, Authors authors, Operations operations, DatabaseTime time) {
        this.rules = rules;
        this.authors = authors;
        this.operations = operations;
        this.time = time;
    }

    Draft draft(Change change, Revision before, Proposal corrections, Actor actor) {
        var proposal = onto(before, corrections);
        rules.check(proposal, actor);
        var made = authors.of(proposal, actor.account());
        var operation = proposal.operation();
        var revision = revision(before, proposal, operation, made.accounts(), actor);
        var excluded = new HashSet<>(change.excludedPersons());
        excluded.addAll(made.persons());
        var newcomers = new HashSet<>(made.persons());
        newcomers.removeAll(change.excludedPersons());
        var evidenceAdded = !corrections.evidenceOrNone().isEmpty();
        var grade = Grade.between(before, revision, evidenceAdded, Set.copyOf(newcomers));
        return new Draft(operation, grade.material() ? revision.unasked() : revision, excluded, grade);
    }

    /** Fields left out keep their value; a change never leaves its project. */
    private Proposal onto(Revision before, Proposal sent) {
        var was = operations.read(before.operation());
        return new Proposal(
                was.project(),
                or(sent.environment(), was.environment()),
                or(sent.action(), was.action()),
                or(sent.target(), was.target()),
                or(sent.title(), before.title()),
                orNull(sent.description(), before.description()),
                orNull(sent.artifact(), was.artifact()),
                orNull(sent.parameters(), was.parameters()),
                orNull(sent.rollbackPlan(), before.rollbackPlan()),
                sent.evidence(),
                sent.authors(),
                orNull(sent.incident(), before.incident()),
                or(sent.window(), before.window()),
                sent.answers());
    }

    private Revision revision(Revision before, Proposal proposal, Operation operation, List<String> made, Actor actor) {
        var canonical = operation.canonical();
        var everAuthors = new LinkedHashSet<>(before.authors());
        everAuthors.addAll(made);
        return new Revision(
                before.changeId(),
                before.number() + 1,
                Proposal.present(proposal.title()),
                proposal.description(),
                canonical,
                Operation.digestOf(canonical).value(),
                proposal.rollbackPlan(),
                proposal.incident(),
                proposal.windowOrAny(),
                List.copyOf(everAuthors),
                before.policy(),
                actor.account(),
                time.now());
    }

    private static <T> T or(@Nullable T sent, T before) {
        return sent == null ? before : sent;
    }

    private static <T> @Nullable T orNull(@Nullable T sent, @Nullable T before) {
        return sent == null ? before : sent;
    }
}
