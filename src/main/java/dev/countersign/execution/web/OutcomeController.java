package dev.countersign.execution.web;

import dev.countersign.change.ChangeDetail;
import dev.countersign.change.Changes;
import dev.countersign.change.DescribeChange;
import dev.countersign.execution.ReportOutcome;
import dev.countersign.platform.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How executions ended. */
@RestController
@Tag(name = "execution")
class OutcomeController {

    private final ReportOutcome reportOutcome;
    private final DescribeChange describeChange;
    private final Changes changes;
    private final CurrentActor currentActor;

    OutcomeController(
            ReportOutcome reportOutcome, DescribeChange describeChange, Changes changes, CurrentActor currentActor) {
        this.reportOutcome = reportOutcome;
        this.describeChange = describeChange;
        this.changes = changes;
        this.currentActor = currentActor;
    }

    @PostMapping("/api/v1/changes/executions/{id}/outcome")
    @Operation(summary = "Report how an execution ended", operationId = "reportOutcome")
    ResponseEntity<ChangeDetail> report(@PathVariable String id, @RequestBody ReportOutcome.Report report) {
        var change = changes.find(reportOutcome.report(id, report)).orElseThrow();
        return ResponseEntity.ok().eTag(change.etag()).body(describeChange.describe(change, currentActor.get()));
    }
}
