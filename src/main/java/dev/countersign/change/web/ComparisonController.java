package dev.countersign.change.web;

import dev.countersign.change.CompareChange;
import dev.countersign.platform.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an approver holds a change against. */
@RestController
@Tag(name = "changes")
final class ComparisonController {

    private final CompareChange compareChange;
    private final CurrentActor currentActor;

    ComparisonController(CompareChange compareChange, CurrentActor currentActor) {
        this.compareChange = compareChange;
        this.currentActor = currentActor;
    }

    @GetMapping("/api/v1/changes/{id}/comparison")
    @Operation(
            summary = "What ran or was asked before",
            description =
                    "The revision before the present one, and the latest change of the same target that succeeded.",
            operationId = "compareChange")
    CompareChange.Comparison compare(@PathVariable String id) {
        return compareChange.compare(id, currentActor.get());
    }
}
