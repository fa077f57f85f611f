package dev.countersign.change;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a change back before it runs. */
@Component
public class WithdrawChange {

    private final OwnChange own;
    private final Changes changes;
    private final Runs runs;
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;

    WithdrawChange(
            OwnChange own, Changes changes, Runs runs, Lifecycle lifecycle, AuditLog audit, CurrentActor currentActor) {
        this.own = own;
        this.changes = changes;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @Transactional
    public Change withdraw(String changeId, @Nullable String reason, Consumer<Change> expected) {
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", reason, 2000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var change = own.lock(changeId, currentActor.get());
        expected.accept(change);
        runs.revokePermits(changeId, "The change was withdrawn.");
        changes.move(changeId, change.status(), ChangeStatus.WITHDRAWN, null);
        audit.record(new Fact(
                "change_withdrawn",
                changeId,
                change.revision(),
                Map.of(
                        "reason",
                        Proposal.present(reason),
                        "digest",
                        change.digest(),
                        "was",
                        change.status().word())));
        lifecycle.withdrawn(changeId);
        return changes.find(changeId).orElseThrow();
    }
}
