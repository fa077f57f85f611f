package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends an absence now, or takes one back that has not begun. */
@Component
public class EndAbsence {

    private final OwnAffairs ownAffairs;
    private final People people;
    private final Absences absences;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    EndAbsence(
            OwnAffairs ownAffairs,
            People people,
            Absences absences,
            Memberships memberships,
            DatabaseTime time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.ownAffairs = ownAffairs;
        this.people = people;
        this.absences = absences;
        this.memberships = memberships;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void end(String person, long id) {
        ownAffairs.required(person);
        people.locked(person);
        var now = time.afterLock();
        var absence = absences.open(person, id, now)
                .orElseThrow(() -> new Refused(Refusal.notFound("absence", String.valueOf(id))));
        if (absence.from().isBefore(now)) {
            absences.endNow(id, now);
        } else {
            absences.delete(id);
        }
        audit.record(Facts.ofAbsence("absence_ended", absence));
        events.publishEvent(new DirectoryChanged(memberships.teamsTouchedBy(person, now), Set.of(person)));
    }
}
