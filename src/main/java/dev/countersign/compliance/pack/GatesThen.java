package dev.countersign.compliance.pack;

import dev.countersign.change.Revision;
import dev.countersign.policy.GateState;
import dev.countersign.policy.Gates;
import dev.countersign.policy.PolicyFacts;
import dev.countersign.policy.PolicyOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the gates of a revision stood at a moment, worked out again from what is kept. The calendar of freezes is not kept: of a
 * gate that asks it, only that it was asked for.
 */
@Component
final class GatesThen {

    private static final String CALENDAR = "no-change-freeze";

    /** @param met left out where it cannot be known any more */
    record Gate(
            String id,
            String title,
            String neededBy,
            @Nullable Boolean met,
            String detail) {

        static Gate of(GateState state) {
            return state.id().equals(CALENDAR)
                    ? new Gate(
                            state.id(),
                            state.title(),
                            state.neededBy(),
                            null,
                            "Checked at each decision and permit against the calendar of that time.")
                    : new Gate(state.id(), state.title(), state.neededBy(), state.met(), state.detail());
        }
    }

    private final Gates gates;

    GatesThen(Gates gates) {
        this.gates = gates;
    }

    List<Gate> at(Instant at, Revision revision, PolicyOutcome policy, List<PackRows.Item> evidence) {
        var plan = revision.rollbackPlan();
        var facts = new PolicyFacts(
                "",
                "",
                "",
                "",
                0,
                plan != null && !plan.isBlank(),
                evidence.stream().map(PackRows.Item::kind).collect(Collectors.toUnmodifiableSet()),
                evidence.size(),
                revision.incident() != null,
                revision.window().notBefore(),
                revision.window().notAfter(),
                at);
        return gates.check(policy.gates(), facts, Set.of()).stream()
                .map(Gate::of)
                .toList();
    }
}
