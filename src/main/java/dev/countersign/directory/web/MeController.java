package dev.countersign.directory.web;

import dev.countersign.directory.Absence;
import dev.countersign.directory.Absences;
import dev.countersign.directory.Administrators;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, and for whom they may act. */
@RestController
@RequestMapping("/api/v1/directory/me")
@Tag(name = "Directory")
final class MeController {

    /** @param onBehalfOf the absent person for whom the caller stands in; none: in their own right */
    record Capacity(String team, @Nullable String onBehalfOf, Instant since) {}

    record Me(
            String account,
            String person,
            String name,
            boolean service,
            String method,
            boolean administrator,
            List<Capacity> teams,
            List<Absence> absences) {}

    private final CurrentActor currentActor;
    private final Directory directory;
    private final Administrators administrators;
    private final Absences absences;
    private final DatabaseTime time;

    MeController(
            CurrentActor currentActor,
            Directory directory,
            Administrators administrators,
            Absences absences,
            DatabaseTime time) {
        this.currentActor = currentActor;
        this.directory = directory;
        this.administrators = administrators;
        this.absences = absences;
        this.time = time;
    }

    @GetMapping
    Me whoAmI() {
        var actor = currentActor.get();
        var now = time.now();
        var person = directory
                .person(actor.person())
                .orElseThrow(() -> new Refused(Refusal.notFound("person", actor.person())));
        return new Me(
                actor.account(),
                person.id(),
                person.name(),
                actor.service(),
                actor.method(),
                administrators.include(actor, now),
                directory.capacities(person.id(), now).stream()
                        .map(MeController::capacity)
                        .toList(),
                absences.openOf(person.id(), now));
    }

    private static Capacity capacity(Member member) {
        return new Capacity(member.team(), member.onBehalfOf(), member.since());
    }
}
