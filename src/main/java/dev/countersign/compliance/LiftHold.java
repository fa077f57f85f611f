package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lifts a legal hold: one person of compliance asks, another one or an administrator confirms. The table refuses one alone. */
@Component
public class LiftHold {

    private final Keepers keepers;
    private final LegalHolds holds;
    private final AuditLog audit;
    private final DatabaseTime time;

    LiftHold(Keepers keepers, LegalHolds holds, AuditLog audit, DatabaseTime time) {
        this.keepers = keepers;
        this.holds = holds;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public LegalHold ask(String id, @Nullable String reason) {
        var actor = keepers.compliance();
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", reason, 2_000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var hold = holds.lock(id);
        requireInForce(hold);
        if (hold.liftAskedAt() != null) {
            throw new Refused(Refusal.conflict(
                    "lift_asked",
                    "It was asked to lift this hold already.",
                    "Somebody else than " + hold.liftAskedBy() + " confirms it.",
                    new Outcome("lift_asked", Objects.requireNonNull(hold.liftAskedBy()), hold.liftAskedAt())));
        }
        holds.askToLift(id, Objects.requireNonNull(reason), actor, time.afterLock());
        return recorded("hold_lift_asked", id);
    }

    @Transactional
    public LegalHold confirm(String id) {
        var actor = keepers.either();
        var hold = holds.lock(id);
        requireInForce(hold);
        var asked = holds.liftAskedPerson(id);
        if (asked == null) {
            throw new Refused(Refusal.unprocessable(
                    "lift_not_asked",
                    "Nobody has asked to lift this hold.",
                    "Ask for it, with a reason; somebody else confirms."));
        }
        if (asked.equals(actor.person())) {
            throw new Refused(Refusal.forbidden(
                    "second_person_needed",
                    "You asked to lift this hold, and so do not confirm it.",
                    "Ask another member of compliance, or an administrator."));
        }
        holds.lift(id, actor, time.afterLock());
        return recorded("hold_lifted", id);
    }

    private LegalHold recorded(String kind, String id) {
        var hold = holds.lock(id);
        audit.record(Fact.of(kind, id, FactsOfHold.of(hold)));
        return hold;
    }

    private static void requireInForce(LegalHold hold) {
        var liftedAt = hold.liftedAt();
        if (liftedAt != null) {
            throw new Refused(Refusal.conflict(
                    "already_lifted",
                    "The hold was lifted already.",
                    "Place a new one if it is needed again.",
                    new Outcome("lifted", Objects.requireNonNull(hold.liftedBy()), liftedAt)));
        }
    }
}
