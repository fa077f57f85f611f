package dev.countersign.modeling.replay;

import dev.countersign.modeling.ModelName;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.policy.ProposedTables;
import dev.countersign.policy.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be replayed, and on what. */
@Component
class ReplayRules {

    static final int MOST = 2_000_000;

    private static final Set<String> OF_CHANGES = Set.of(Tables.RISK, Tables.TERMS, Tables.STAGES, Tables.GATES);

    /** Changes submitted from then on, and before then. */
    record Range(Instant from, Instant until) {}

    private final ProposedTables proposed;
    private final DatabaseTime time;

    ReplayRules(ProposedTables proposed, DatabaseTime time) {
        this.proposed = proposed;
        this.time = time;
    }

    /** Past, so that it holds the same changes whenever it is asked for. */
    Range range(@Nullable Instant from, @Nullable Instant until) {
        var errors = new ArrayList<FieldError>();
        if (from == null) {
            errors.add(new FieldError("from", "is missing"));
        }
        if (until == null) {
            errors.add(new FieldError("until", "is missing"));
        } else if (from != null && (!from.isBefore(until) || !from.isBefore(time.now()))) {
            errors.add(new FieldError("until", "must be after from, which must lie in the past"));
        }
        if (from == null || until == null || !errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var now = time.now();
        return new Range(from, until.isAfter(now) ? now : until);
    }

    void requireTables(ModelName name, byte[] content) {
        var instead = switch (name.kind()) {
            case BPMN -> "A process has no answer that could be compared; try the draft step by step instead.";
            case FORM -> "A form has no answer that could be compared; try values on it instead.";
            case DMN ->
                proposed.tablesOf(content).stream().anyMatch(OF_CHANGES::contains)
                        ? null
                        : "It has no table that changes are judged by; only those can be replayed so far. Check the draft instead.";
        };
        if (instead != null) {
            throw new Refused(Refusal.unprocessable("replay_not_applicable", name + " cannot be replayed.", instead));
        }
    }

    void requireFree(Optional<Replay> running, String draft) {
        running.ifPresent(other -> {
            throw new Refused(Refusal.conflict(
                    "replay_running",
                    other.draft().equals(draft)
                            ? "This draft is being replayed already."
                            : "Another draft is being replayed on this node: " + other.name() + ".",
                    "Wait until it is done, or cancel it.",
                    new Refusal.Outcome(Replay.RUNNING, other.startedBy(), other.startedAt())));
        });
    }

    int requireFew(int changes) {
        if (changes > MOST) {
            throw new Refused(Refusal.unprocessable(
                    "replay_too_large",
                    "There are " + changes + " changes in that time; at most " + MOST + " are replayed at once.",
                    "Choose a shorter time."));
        }
        return changes;
    }
}
