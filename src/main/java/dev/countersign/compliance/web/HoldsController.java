package dev.countersign.compliance.web;

import dev.countersign.compliance.ErasePerson;
import dev.countersign.compliance.Erasure;
import dev.countersign.compliance.LegalHold;
import dev.countersign.compliance.LiftHold;
import dev.countersign.compliance.PlaceHold;
import dev.countersign.compliance.SeeHolds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What must not be forgotten, and who is to be. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "compliance")
class HoldsController {

    record Why(@Nullable String reason) {}

    private final SeeHolds seeHolds;
    private final PlaceHold placeHold;
    private final LiftHold liftHold;
    private final ErasePerson erasePerson;

    HoldsController(SeeHolds seeHolds, PlaceHold placeHold, LiftHold liftHold, ErasePerson erasePerson) {
        this.seeHolds = seeHolds;
        this.placeHold = placeHold;
        this.liftHold = liftHold;
        this.erasePerson = erasePerson;
    }

    @GetMapping("/compliance/holds")
    @Operation(summary = "Legal holds and erasures, newest first", operationId = "listHolds")
    SeeHolds.Holds list() {
        return seeHolds.see();
    }

    @PostMapping("/compliance/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Forbid that something is forgotten", operationId = "placeHold")
    LegalHold place(@RequestBody PlaceHold.Wanted wanted) {
        return placeHold.place(wanted);
    }

    @PostMapping("/compliance/holds/{id}/lift")
    @Operation(summary = "Ask to lift a hold; somebody else confirms", operationId = "askToLiftHold")
    LegalHold askToLift(@PathVariable String id, @RequestBody Why why) {
        return liftHold.ask(id, why.reason());
    }

    @PostMapping("/compliance/holds/{id}/lift/confirmation")
    @Operation(summary = "Lift a hold that somebody else asked to lift", operationId = "liftHold")
    LegalHold lift(@PathVariable String id) {
        return liftHold.confirm(id);
    }

    @PostMapping("/directory/people/{id}/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask that a person who has left is forgotten; compliance confirms",
            operationId = "askForErasure")
    Erasure askForErasure(@PathVariable String id, @RequestBody Why why) {
        return erasePerson.ask(id, why.reason());
    }

    @PostMapping("/directory/people/{id}/erasure/confirmation")
    @Operation(summary = "Forget a person: their name and what they wrote", operationId = "erasePerson")
    Erasure erase(@PathVariable String id) {
        return erasePerson.confirm(id);
    }
}
