package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.directory.Member;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.policy.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody about to take the open seat, with all that the rules look at, as of now.
 *
 * @param open the stage whose turn it is; null where none is open
 * @param capacities the teams that the person may act for now, in their own right or standing in
 * @param standing decisions that no revision has superseded
 * @param settled what the change has become, where it is not open to decisions any more
 */
record Candidacy(
        Actor actor,
        Change change,
        Terms terms,
        @Nullable Stage open,
        List<Member> capacities,
        List<Decision> standing,
        @Nullable Outcome settled,
        Instant at) {

    /** Who must not decide: the requester and the authors, unless policy allows it in so many words. */
    Set<String> excluded() {
        return terms.selfDecision() ? Set.of() : change.excludedPersons();
    }

    /** Persons who sit on this change already, or for whom somebody does. */
    boolean seated(String person) {
        return standing.stream()
                .anyMatch(decision -> decision.person().equals(person) || person.equals(decision.onBehalfOf()));
    }

    /** In which capacity the open seat can be taken: in one's own right before standing in for somebody. */
    Optional<Member> capacity() {
        return inTheTeam().stream()
                .filter(member -> member.onBehalfOf() == null || mayStandInFor(member.onBehalfOf()))
                .findFirst();
    }

    List<Member> inTheTeam() {
        return open == null
                ? List.of()
                : capacities.stream()
                        .filter(member -> member.team().equals(open.team()))
                        .toList();
    }

    private boolean mayStandInFor(String person) {
        return !excluded().contains(person) && !seated(person);
    }
}
