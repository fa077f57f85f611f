package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a person who has left: an administrator asks, compliance confirms, and neither is the person. What they did stays
 * under their id; who they were and what they wrote does not. A legal hold forbids it.
 */
@Component
public class ErasePerson {

    private final Keepers keepers;
    private final LegalHolds holds;
    private final Erasures erasures;
    private final Directory directory;
    private final AuditLog audit;
    private final DatabaseTime time;

    ErasePerson(
            Keepers keepers,
            LegalHolds holds,
            Erasures erasures,
            Directory directory,
            AuditLog audit,
            DatabaseTime time) {
        this.keepers = keepers;
        this.holds = holds;
        this.erasures = erasures;
        this.directory = directory;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public Erasure ask(String person, @Nullable String reason) {
        var actor = keepers.administrator();
        var errors = new ArrayList<FieldError>();
        Text.prose("reason", reason, 2_000, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        holds.inTurn();
        erasures.lock(person).ifPresent(ErasePerson::refuseTwice);
        requireErasable(person, actor);
        var erasure = new Erasure(
                Ids.next(Ids.ERASURE),
                person,
                Objects.requireNonNull(reason),
                actor.account(),
                time.afterLock(),
                null,
                null);
        erasures.ask(erasure, actor);
        audit.record(Fact.of("erasure_asked", erasure.id(), Map.of("person", person, "reason", erasure.reason())));
        return erasure;
    }

    @Transactional
    public Erasure confirm(String person) {
        var actor = keepers.compliance();
        holds.inTurn();
        var asked = erasures.lock(person).orElseThrow(() -> new Refused(Refusal.notFound("erasure", person)));
        if (asked.confirmedAt() != null) {
            refuseTwice(asked);
        }
        if (erasures.askedPerson(asked.id()).equals(actor.person())) {
            throw new Refused(Refusal.forbidden(
                    "second_person_needed",
                    "You asked for this erasure, and so do not confirm it.",
                    "Ask another member of compliance."));
        }
        requireErasable(person, actor);
        erasures.confirm(asked.id(), actor, time.afterLock());
        audit.record(Fact.of("person_erased", asked.id(), Map.of("person", person, "askedBy", asked.askedBy())));
        return erasures.lock(person).orElseThrow();
    }

    private void requireErasable(String person, Actor actor) {
        var known = directory.person(person).orElseThrow(() -> new Refused(Refusal.notFound("person", person)));
        if (person.equals(actor.person())) {
            throw new Refused(Refusal.forbidden(
                    "own_erasure", "Nobody has a hand in their own erasure.", "Ask somebody else to do it."));
        }
        if (known.active()) {
            throw new Refused(Refusal.unprocessable(
                    "person_active",
                    "The person is still active: what they go on to do would need them again.",
                    "Disable them first."));
        }
        holds.onPerson(person).stream().findFirst().ifPresent(hold -> {
            throw new Refused(Refusal.unprocessable(
                    "legal_hold",
                    "A legal hold on " + hold.on() + " forbids it: " + hold.reason(),
                    "Wait until it is lifted. It was placed by " + hold.placedBy() + "."));
        });
    }

    private static void refuseTwice(Erasure there) {
        var done = there.confirmedAt() != null;
        throw new Refused(Refusal.conflict(
                done ? "already_erased" : "erasure_asked",
                done ? "The person was erased already." : "Their erasure was asked for already.",
                done ? "Nothing is left to be erased." : "Compliance confirms it.",
                new Outcome(
                        done ? "erased" : "asked",
                        done ? Objects.requireNonNull(there.confirmedBy()) : there.askedBy(),
                        done ? Objects.requireNonNull(there.confirmedAt()) : there.askedAt())));
    }
}
