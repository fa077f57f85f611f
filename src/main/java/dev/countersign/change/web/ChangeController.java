package dev.countersign.change.web;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeDetail;
import dev.countersign.change.ChangeDiagrams;
import dev.countersign.change.DescribeChange;
import dev.countersign.change.Proposal;
import dev.countersign.change.Review;
import dev.countersign.change.ReviseChange;
import dev.countersign.change.SubmitChange;
import dev.countersign.change.Visibility;
import dev.countersign.change.WithdrawChange;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submission, detail, revision and withdrawal of changes. */
@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "changes")
class ChangeController {

    /** Why a change is taken back. */
    record Withdrawal(@Nullable String reason) {}

    /** The revised change; which decisions stay, which are reopened, and why. */
    record Revised(ChangeDetail change, List<String> altered, List<Review.Reopening> decisions) {}

    /** Facts about a change, oldest first; each id names the audit entry. */
    record Timeline(List<AuditEntry> items) {}

    private final SubmitChange submitChange;
    private final ReviseChange reviseChange;
    private final WithdrawChange withdrawChange;
    private final DescribeChange describeChange;
    private final Visibility visibility;
    private final AuditLog audit;
    private final ChangeDiagrams diagrams;
    private final CurrentActor currentActor;

    ChangeController(
            SubmitChange submitChange,
            ReviseChange reviseChange,
            WithdrawChange withdrawChange,
            DescribeChange describeChange,
            Visibility visibility,
            AuditLog audit,
            ChangeDiagrams diagrams,
            CurrentActor currentActor) {
        this.submitChange = submitChange;
        this.reviseChange = reviseChange;
        this.withdrawChange = withdrawChange;
        this.describeChange = describeChange;
        this.visibility = visibility;
        this.audit = audit;
        this.diagrams = diagrams;
        this.currentActor = currentActor;
    }

    @PostMapping
    @Operation(summary = "Ask for a change", operationId = "submitChange")
    ResponseEntity<ChangeDetail> submit(@RequestBody Proposal proposal) {
        var change = submitChange.submit(proposal);
        return ResponseEntity.created(URI.create("/api/v1/changes/" + change.id()))
                .eTag(change.etag())
                .body(describe(change));
    }

    @PostMapping("/{id}/revisions")
    @Operation(summary = "Correct a change; fields left out keep their value", operationId = "reviseChange")
    ResponseEntity<Revised> revise(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Proposal corrections) {
        var revised = reviseChange.revise(id, corrections, change -> ETags.requireMatch(ifMatch, change.etag()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(revised.change().etag())
                .body(new Revised(describe(revised.change()), revised.grade().altered(), revised.decisions()));
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Take a change back", operationId = "withdrawChange")
    ResponseEntity<ChangeDetail> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Withdrawal withdrawal) {
        var change = withdrawChange.withdraw(id, withdrawal.reason(), found -> {
            if (ifMatch != null) {
                ETags.requireMatch(ifMatch, found.etag());
            }
        });
        return ResponseEntity.ok().eTag(change.etag()).body(describe(change));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "Every fact about a change, in order", operationId = "changeTimeline")
    Timeline timeline(@PathVariable String id) {
        visibility.see(id, currentActor.get());
        return new Timeline(audit.of(id));
    }

    @GetMapping("/{id}/diagram")
    @Operation(summary = "Where a change is in its process", operationId = "changeDiagram")
    Diagram diagram(@PathVariable String id) {
        visibility.see(id, currentActor.get());
        return diagrams.of(id);
    }

    private ChangeDetail describe(Change change) {
        return describeChange.describe(change, currentActor.get());
    }
}
