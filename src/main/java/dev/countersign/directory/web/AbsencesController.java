package dev.countersign.directory.web;

import dev.countersign.directory.Absence;
import dev.countersign.directory.DeclareAbsence;
import dev.countersign.directory.EndAbsence;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences over HTTP. */
@RestController
@RequestMapping("/api/v1/directory/people/{person}/absences")
@Tag(name = "Directory")
final class AbsencesController {

    /**
     * @param from none: now
     * @param standIn person; none: nobody stands in
     */
    record NewAbsence(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String standIn) {}

    private final DeclareAbsence declareAbsence;
    private final EndAbsence endAbsence;

    AbsencesController(DeclareAbsence declareAbsence, EndAbsence endAbsence) {
        this.declareAbsence = declareAbsence;
        this.endAbsence = endAbsence;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Absence declareAbsence(@PathVariable String person, @RequestBody NewAbsence body) {
        return declareAbsence.declare(person, body.from(), body.until(), body.standIn());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAbsence(@PathVariable String person, @PathVariable long id) {
        endAbsence.end(person, id);
    }
}
