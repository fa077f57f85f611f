package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.audit.RecordReading;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what a platform saw running: all of it, or nothing where one row is wrong. */
@Component
public class ReportObserved {

    private static final int MOST = 1000;

    /** @param known that were reported before, in the same words */
    public record Taken(int added, int known) {}

    private final ObservedExecutions observed;
    private final ObservationRules rules;
    private final Observers observers;
    private final AuditLog audit;
    private final DatabaseTime time;

    ReportObserved(
            ObservedExecutions observed,
            ObservationRules rules,
            Observers observers,
            AuditLog audit,
            DatabaseTime time) {
        this.observed = observed;
        this.rules = rules;
        this.observers = observers;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public Taken report(List<Observation> observations) {
        var account = observers.required().account();
        if (observations.isEmpty() || observations.size() > MOST) {
            throw new Refused(Refusal.invalid(List.of(new FieldError("items", "are 1 to " + MOST))));
        }
        require(rules.flaws(observations));
        int added = 0;
        var others = new ArrayList<FieldError>();
        for (int row = 0; row < observations.size(); row++) {
            var one = observations.get(row);
            if (observed.add(one, account, time.now())) {
                added++;
            } else if (!observed.same(one)) {
                others.add(new FieldError(
                        "items[" + row + "].externalId",
                        Objects.requireNonNull(one.externalId()) + " was reported before, and with other facts"));
            }
        }
        require(others);
        if (added > 0) {
            audit.record(Fact.of("executions_observed", RecordReading.SUBJECT, Map.of("n", added)));
        }
        return new Taken(added, observations.size() - added);
    }

    private static void require(List<FieldError> none) {
        if (!none.isEmpty()) {
            throw new Refused(Refusal.invalid(none));
        }
    }
}
