package dev.countersign.policy.web;

import dev.countersign.audit.AuditEntry;
import dev.countersign.policy.PolicyComplaints;
import dev.countersign.policy.ShowCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to ask for, and what the tables could not answer. */
@RestController
@Tag(name = "policy")
class PolicyController {

    /** Refusals with the code {@code policy_…}, newest first. */
    record Complaints(List<AuditEntry> items) {}

    private final ShowCatalogue showCatalogue;
    private final PolicyComplaints complaints;

    PolicyController(ShowCatalogue showCatalogue, PolicyComplaints complaints) {
        this.showCatalogue = showCatalogue;
        this.complaints = complaints;
    }

    @GetMapping("/api/v1/policy/catalogue")
    @Operation(
            summary = "What the caller may ask for: projects, environments, actions; and change freezes",
            operationId = "showCatalogue")
    ShowCatalogue.View catalogue() {
        return showCatalogue.show();
    }

    @GetMapping("/api/v1/policy/refusals")
    @Operation(summary = "Requests that no table answered, for process owners", operationId = "policyRefusals")
    Complaints refusals() {
        return new Complaints(complaints.latest());
    }
}
