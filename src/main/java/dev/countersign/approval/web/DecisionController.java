package dev.countersign.approval.web;

import dev.countersign.approval.Judgement;
import dev.countersign.approval.RecordDecision;
import dev.countersign.change.ChangeDetail;
import dev.countersign.change.DescribeChange;
import dev.countersign.change.Review;
import dev.countersign.platform.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decisions on changes. */
@RestController
@Tag(name = "approval")
class DecisionController {

    /** The decision, and the change as it stands after it. */
    record Decided(Review.DecisionView decision, ChangeDetail change) {}

    private final RecordDecision recordDecision;
    private final DescribeChange describeChange;
    private final CurrentActor currentActor;

    DecisionController(RecordDecision recordDecision, DescribeChange describeChange, CurrentActor currentActor) {
        this.recordDecision = recordDecision;
        this.describeChange = describeChange;
        this.currentActor = currentActor;
    }

    @PostMapping("/api/v1/changes/{id}/decisions")
    @Operation(summary = "Approve or reject a change", operationId = "decide")
    ResponseEntity<Decided> decide(@PathVariable String id, @RequestBody Judgement judgement) {
        var recorded = recordDecision.record(id, judgement);
        var change = describeChange.describe(recorded.change(), currentActor.get());
        var decision = change.decisions().stream()
                .filter(made -> made.id().equals(recorded.decision().id()))
                .findFirst()
                .orElseThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(recorded.change().etag())
                .body(new Decided(decision, change));
    }
}
