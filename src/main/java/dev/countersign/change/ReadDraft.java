package dev.countersign.change;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.PolicyFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a proposal that nobody has sent yet, by the rules that it will meet when it is sent. */
@Component
public final class ReadDraft {

    /**
     * @param errors what is missing or wrong so far
     * @param question for policy, once nothing is
     */
    public record Draft(List<FieldError> errors, @Nullable Question question) {}

    /** @param excludedPersons who could not decide: the requester and all authors */
    public record Question(PolicyFacts facts, Set<String> excludedPersons) {}

    private final ProposalRules rules;
    private final Authors authors;
    private final PolicyQuestions questions;

    ReadDraft(ProposalRules rules, Authors authors, PolicyQuestions questions) {
        this.rules = rules;
        this.authors = authors;
        this.questions = questions;
    }

    /** @throws Refused where the requester could not send it from there, however they finished it */
    public Draft read(Proposal proposal, Actor requester) {
        var unknown = rules.unknown(proposal, requester);
        if (!unknown.isEmpty()) {
            throw new Refused(Refusal.invalid(unknown));
        }
        var errors = rules.errors(proposal, requester);
        return new Draft(errors, errors.isEmpty() ? question(proposal, requester) : null);
    }

    private Question question(Proposal proposal, Actor requester) {
        proposal.operation().canonical(); // refuses what has no digest
        var made = authors.of(proposal, requester.account());
        return new Question(questions.about(proposal), made.persons());
    }
}
