package dev.countersign.policy.web;

import dev.countersign.audit.AuditEntry;
import dev.countersign.policy.PolicyComplaints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the tables could not answer. */
@RestController
@Tag(name = "policy")
class PolicyController {

    /** Refusals with the code {@code policy_…}, newest first. */
    record Complaints(List<AuditEntry> items) {}

    private final PolicyComplaints complaints;

    PolicyController(PolicyComplaints complaints) {
        this.complaints = complaints;
    }

    @GetMapping("/api/v1/policy/refusals")
    @Operation(summary = "Requests that no table answered, for process owners", operationId = "policyRefusals")
    Complaints refusals() {
        return new Complaints(complaints.latest());
    }
}
