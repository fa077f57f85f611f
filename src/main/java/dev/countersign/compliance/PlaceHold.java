package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.Catalogue;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forbids that something is forgotten. Anybody of compliance may, alone and at once. */
@Component
public class PlaceHold {

    /** @param subject id of the person, change, session or project; none of a hold on everything */
    public record Wanted(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String reason) {}

    private static final Set<String> KINDS = Set.of("person", "change", "session", "project", "all");

    private final Keepers keepers;
    private final LegalHolds holds;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final DatabaseTime time;

    PlaceHold(Keepers keepers, LegalHolds holds, Catalogue catalogue, AuditLog audit, DatabaseTime time) {
        this.keepers = keepers;
        this.holds = holds;
        this.catalogue = catalogue;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public LegalHold place(Wanted wanted) {
        var actor = keepers.compliance();
        check(wanted);
        holds.inTurn();
        var kind = Objects.requireNonNull(wanted.kind());
        holds.inForce(kind, wanted.subject()).ifPresent(there -> {
            throw new Refused(Refusal.conflict(
                    "already_held",
                    "There is a hold on " + there.on() + " already.",
                    "Nothing needs to be done.",
                    new Outcome("held", there.placedBy(), there.placedAt())));
        });
        var hold = new LegalHold(
                Ids.next(Ids.HOLD),
                kind,
                wanted.subject(),
                Objects.requireNonNull(wanted.reason()),
                actor.account(),
                time.afterLock(),
                null,
                null,
                null,
                null,
                null);
        holds.place(hold, actor);
        audit.record(Fact.of("hold_placed", hold.id(), FactsOfHold.of(hold)));
        return hold;
    }

    private void check(Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", wanted.reason(), 2_000, errors);
        var kind = wanted.kind();
        var subject = wanted.subject();
        if (kind == null || !KINDS.contains(kind)) {
            errors.add(new FieldError("kind", "must be person, change, session, project or all"));
        } else if (kind.equals("all") && subject != null) {
            errors.add(new FieldError("subject", "must be left out: it is on everything"));
        } else if (!kind.equals("all")) {
            Text.line("subject", subject, 100, errors);
            if (errors.isEmpty() && subject != null && !exists(kind, subject)) {
                errors.add(new FieldError("subject", "is no " + kind + " that there is"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private boolean exists(String kind, String subject) {
        return kind.equals("project") ? catalogue.project(subject).isPresent() : holds.exists(kind, subject);
    }
}
