package dev.countersign.compliance.web;

import dev.countersign.compliance.Checklist;
import dev.countersign.compliance.ShowChecklist;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The validation checklist. */
@RestController
@RequestMapping("/api/v1/compliance")
@Tag(name = "compliance")
class ChecklistController {

    private final ShowChecklist showChecklist;

    ChecklistController(ShowChecklist showChecklist) {
        this.showChecklist = showChecklist;
    }

    @GetMapping("/checklist")
    @Operation(
            summary = "The guide's validation checklist, asked of the facts of the caller's projects",
            operationId = "getChecklist")
    Checklist checklist(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String project) {
        return showChecklist.show(from, until, project);
    }
}
