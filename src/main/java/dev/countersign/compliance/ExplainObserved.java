package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Visibility;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says why something ran without a permit: once, by compliance, and on record. It stays without a permit. */
@Component
public class ExplainObserved {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 4000;
    private static final Text.Check WORDS =
            Text.Check.all(Text.WHOLE_CHARACTERS, Text.NO_NUL, Text.NO_CONTROLS, Text.NO_OVERRIDES);

    private final ObservedExecutions observed;
    private final Keepers keepers;
    private final Visibility visibility;
    private final AuditLog audit;
    private final DatabaseTime time;

    ExplainObserved(
            ObservedExecutions observed, Keepers keepers, Visibility visibility, AuditLog audit, DatabaseTime time) {
        this.observed = observed;
        this.keepers = keepers;
        this.visibility = visibility;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public void explain(String id, @Nullable String explanation) {
        var actor = keepers.compliance();
        var found = observed.hold(id)
                .filter(one -> visibility.projects(actor).contains(one.project()))
                .orElseThrow(() -> new Refused(Refusal.notFound("observed_execution", id)));
        if (found.explainedBy() != null) {
            throw new Refused(Refusal.conflict(
                    "already_explained",
                    "It was explained already.",
                    "Read the explanation in the report.",
                    new Outcome("explained", found.explainedBy(), Objects.requireNonNull(found.explainedAt()))));
        }
        if (found.permitted()) {
            throw new Refused(Refusal.unprocessable(
                    "permitted", "It ran with a permit: there is nothing to explain.", "Look at the report again."));
        }
        var words = checked(explanation);
        observed.explain(id, words, actor.account(), time.now());
        audit.record(Fact.of("execution_explained", id, Map.of("explanation", words)));
    }

    private static String checked(@Nullable String explanation) {
        var words = explanation == null ? "" : explanation.strip();
        var flaw = words.length() < SHORTEST || words.length() > LONGEST
                ? "is of " + SHORTEST + " to " + LONGEST + " characters"
                : WORDS.flaw(words).orElse(null);
        if (flaw != null) {
            throw new Refused(Refusal.invalid(List.of(new FieldError("explanation", flaw))));
        }
        return words;
    }
}
