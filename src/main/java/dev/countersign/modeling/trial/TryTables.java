package dev.countersign.modeling.trial;

import dev.countersign.approval.PreviewChange;
import dev.countersign.change.Proposal;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.trial.TriedTables.Asked;
import dev.countersign.modeling.trial.TriedTables.Outcome;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.ProposedTables;
import dev.countersign.policy.Tables;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges a change by the tables in force and by those of a draft, with the code that judges changes. */
@Component
class TryTables {

    private static final Set<String> OF_CHANGES = Set.of(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES);

    private final PreviewChange previewChange;
    private final Tables released;
    private final ProposedTables proposed;
    private final TriedPeople people;

    TryTables(PreviewChange previewChange, Tables released, ProposedTables proposed, TriedPeople people) {
        this.previewChange = previewChange;
        this.released = released;
        this.proposed = proposed;
        this.people = people;
    }

    TriedTables attempt(Draft draft, byte[] content, TrialWanted wanted, Actor caller) {
        var mine = proposed.tablesOf(content);
        if (mine.stream().noneMatch(OF_CHANGES::contains)) {
            throw new Refused(Refusal.unprocessable(
                    "trial_not_applicable",
                    draft.name() + " has no table that a change is judged by; only those can be tried so far.",
                    "Check the draft: that looks for gaps, overlaps and floors in every table."));
        }
        var requester = people.of(wanted.requester(), caller, "requester");
        var change = wanted.changeOrRefuse();
        var before = new AskedTables(released);
        var after = new AskedTables(proposed.with(content));
        var outcomes = List.of(outcome(change, requester, before), outcome(change, requester, after));
        var asked = after.asked().stream()
                .map(one -> new Asked(
                        one.table(), mine.contains(one.table()), one.inputs(), one.hits(), before.hits(one.table())))
                .toList();
        return new TriedTables(asked, outcomes.get(0), outcomes.get(1));
    }

    /** @throws Refused where the change is not complete: whatever the tables say then says nothing of the draft */
    private Outcome outcome(Proposal change, Actor requester, Tables tables) {
        var question = previewChange.question(change, requester);
        try {
            return Outcome.of(previewChange.outcome(question, tables));
        } catch (Refused refused) {
            return Outcome.refused(TriedRefusal.of(refused.refusal()));
        }
    }
}
