package dev.countersign.directory.web;

import dev.countersign.directory.Absence;
import dev.countersign.directory.Absences;
import dev.countersign.platform.DatabaseTime;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is away or will be, of everybody at once: pages show it beside each member of a team. */
@RestController
@Tag(name = "Directory")
final class AwayController {

    private final Absences absences;
    private final DatabaseTime time;

    AwayController(Absences absences, DatabaseTime time) {
        this.absences = absences;
        this.time = time;
    }

    @GetMapping("/api/v1/directory/absences")
    Items<Absence> listAbsences() {
        return new Items<>(absences.open(time.now()));
    }
}
