package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a person, who can do nothing yet: without account and team. */
@Component
public class AddPerson {

    private final Administrators administrators;
    private final People people;
    private final AuditLog audit;

    AddPerson(Administrators administrators, People people, AuditLog audit) {
        this.administrators = administrators;
        this.people = people;
        this.audit = audit;
    }

    @Transactional
    public Person add(@Nullable String id, @Nullable String name) {
        administrators.required();
        var input = new Input();
        var person = new Person(input.id("id", id), input.name("name", name), true);
        input.mustBeRight();
        if (!people.add(person)) {
            throw new Refused(Taken.id("person", person.id()));
        }
        audit.record(Facts.personAdded(person));
        return person;
    }
}
