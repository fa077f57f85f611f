package dev.countersign.directory.web;

import dev.countersign.directory.Absence;
import dev.countersign.directory.Absences;
import dev.countersign.directory.Account;
import dev.countersign.directory.Accounts;
import dev.countersign.directory.AddPerson;
import dev.countersign.directory.ChangePerson;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Membership;
import dev.countersign.directory.Memberships;
import dev.countersign.directory.People;
import dev.countersign.directory.Person;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People over HTTP. */
@RestController
@RequestMapping("/api/v1/directory/people")
@Tag(name = "Directory")
final class PeopleController {

    record NewPerson(@Nullable String id, @Nullable String name) {}

    record PersonChange(@Nullable String name, @Nullable Boolean active) {}

    record PersonDetail(
            String id,
            String name,
            boolean active,
            List<Account> accounts,
            List<Membership> memberships,
            List<Absence> absences) {}

    private final People people;
    private final Directory directory;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Absences absences;
    private final DatabaseTime time;
    private final AddPerson addPerson;
    private final ChangePerson changePerson;

    PeopleController(
            People people,
            Directory directory,
            Accounts accounts,
            Memberships memberships,
            Absences absences,
            DatabaseTime time,
            AddPerson addPerson,
            ChangePerson changePerson) {
        this.people = people;
        this.directory = directory;
        this.accounts = accounts;
        this.memberships = memberships;
        this.absences = absences;
        this.time = time;
        this.addPerson = addPerson;
        this.changePerson = changePerson;
    }

    @GetMapping
    Items<Person> listPeople() {
        return new Items<>(people.all());
    }

    @GetMapping("/{id}")
    PersonDetail showPerson(@PathVariable String id) {
        var person = directory.person(id).orElseThrow(() -> new Refused(Refusal.notFound("person", "of that id")));
        var now = time.now();
        return new PersonDetail(
                id,
                person.name(),
                person.active(),
                accounts.of(id),
                memberships.openOf(id, now),
                absences.openOf(id, now));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Person addPerson(@RequestBody NewPerson body) {
        return addPerson.add(body.id(), body.name());
    }

    @PatchMapping("/{id}")
    Person changePerson(@PathVariable String id, @RequestBody PersonChange body) {
        return changePerson.change(id, body.name(), body.active());
    }
}
