package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that a person is away, and who stands in: the person themselves, or an administrator for them. */
@Component
public class DeclareAbsence {

    private final OwnAffairs ownAffairs;
    private final Directory directory;
    private final People people;
    private final Absences absences;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    DeclareAbsence(
            OwnAffairs ownAffairs,
            Directory directory,
            People people,
            Absences absences,
            Memberships memberships,
            DatabaseTime time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.ownAffairs = ownAffairs;
        this.directory = directory;
        this.people = people;
        this.absences = absences;
        this.memberships = memberships;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** @param from none: now */
    @Transactional
    public Absence declare(String person, @Nullable Instant from, @Nullable Instant until, @Nullable String standIn) {
        var actor = ownAffairs.required(person);
        people.locked(person);
        var now = time.afterLock();
        var input = new Input();
        var start = Optional.ofNullable(input.future("from", from, now)).orElse(now);
        var end = input.future("until", until, now);
        if (end == null || !end.isAfter(start)) {
            input.wrong("until", "must be given, and after from");
        }
        if (standIn != null) {
            checkStandIn(input, person, standIn);
        }
        input.mustBeRight();
        if (standIn != null && !actor.person().equals(person)) {
            Administrators.ownMembership(actor, standIn).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
        }
        return write(person, start, end == null ? start : end, standIn, actor.account());
    }

    private void checkStandIn(Input input, String person, String standIn) {
        if (standIn.equals(person)) {
            input.wrong("standIn", "must be somebody else");
        } else if (directory.person(standIn).filter(Person::active).isEmpty()) {
            input.wrong("standIn", "must be an active person");
        }
    }

    private Absence write(String person, Instant from, Instant until, @Nullable String standIn, String by) {
        absences.openOf(person, from).stream()
                .filter(other -> other.from().isBefore(until))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(overlap(other));
                });
        var absence = absences.add(person, from, until, standIn, by);
        audit.record(Facts.ofAbsence("absence_declared", absence));
        events.publishEvent(changed(absence));
        return absence;
    }

    private DirectoryChanged changed(Absence absence) {
        var persons = new HashSet<String>();
        persons.add(absence.person());
        if (absence.standIn() != null) {
            persons.add(absence.standIn());
        }
        return new DirectoryChanged(memberships.teamsTouchedBy(absence.person(), time.now()), persons);
    }

    private static Refusal overlap(Absence other) {
        return Refusal.conflict(
                "absence_overlaps",
                "Another absence of " + other.person() + " lasts until " + other.until() + ".",
                "End that one first, or choose times that do not meet it.",
                new Refusal.Outcome("absence_declared", other.addedBy(), other.from()));
    }
}
