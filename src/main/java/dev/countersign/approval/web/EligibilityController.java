package dev.countersign.approval.web;

import dev.countersign.approval.AskEligibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whether the caller may decide, why not, and who could. */
@RestController
@Tag(name = "approval")
class EligibilityController {

    private final AskEligibility askEligibility;

    EligibilityController(AskEligibility askEligibility) {
        this.askEligibility = askEligibility;
    }

    @GetMapping("/api/v1/changes/{id}/eligibility")
    @Operation(summary = "May I decide, and who could", operationId = "changeEligibility")
    AskEligibility.Answer eligibility(@PathVariable String id) {
        return askEligibility.ask(id);
    }
}
