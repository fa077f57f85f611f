package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renames, disables or enables a person. A disabled one is signed out of all accounts and acts for no team, at once. */
@Component
public class ChangePerson {

    private final Administrators administrators;
    private final People people;
    private final Memberships memberships;
    private final DatabaseTime time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    ChangePerson(
            Administrators administrators,
            People people,
            Memberships memberships,
            DatabaseTime time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.people = people;
        this.memberships = memberships;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** What is null stays. */
    @Transactional
    public Person change(String id, @Nullable String name, @Nullable Boolean active) {
        administrators.required();
        var old = people.locked(id);
        var input = new Input();
        var changed = new Person(
                id, name == null ? old.name() : input.name("name", name), active == null ? old.active() : active);
        input.mustBeRight();
        people.replace(changed);
        if (!changed.name().equals(old.name())) {
            audit.record(Facts.ofPerson("person_renamed", id, Map.of()));
        }
        if (changed.active() != old.active()) {
            activityChanged(changed);
        }
        return changed;
    }

    private void activityChanged(Person person) {
        administrators.mustRemain();
        audit.record(Facts.ofPerson(person.active() ? "person_enabled" : "person_disabled", person.id(), Map.of()));
        events.publishEvent(
                new DirectoryChanged(memberships.teamsTouchedBy(person.id(), time.now()), Set.of(person.id())));
    }
}
