package dev.countersign.execution.web;

import dev.countersign.change.Changes;
import dev.countersign.change.Runs;
import dev.countersign.execution.IssuePermit;
import dev.countersign.execution.RedeemPermit;
import dev.countersign.execution.RevokePermit;
import dev.countersign.execution.ShowPermit;
import dev.countersign.platform.permits.PermitState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Permits: ask, look, redeem, revoke. */
@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "execution")
class PermitController {

    private final IssuePermit issuePermit;
    private final RedeemPermit redeemPermit;
    private final RevokePermit revokePermit;
    private final ShowPermit showPermit;
    private final Runs runs;
    private final Changes changes;

    PermitController(
            IssuePermit issuePermit,
            RedeemPermit redeemPermit,
            RevokePermit revokePermit,
            ShowPermit showPermit,
            Runs runs,
            Changes changes) {
        this.issuePermit = issuePermit;
        this.redeemPermit = redeemPermit;
        this.revokePermit = revokePermit;
        this.showPermit = showPermit;
        this.runs = runs;
        this.changes = changes;
    }

    @PostMapping("/{id}/permits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for the permit of an approved change", operationId = "issuePermit")
    IssuePermit.Issued issue(@PathVariable String id, @RequestBody IssuePermit.Wanted wanted) {
        return issuePermit.issue(id, wanted);
    }

    @GetMapping("/permits/{id}")
    @Operation(summary = "The state of a permit, of a change or of an emergency action", operationId = "getPermit")
    PermitState show(@PathVariable String id) {
        return showPermit.show(id);
    }

    @PostMapping("/permits/{id}/redemptions")
    @Operation(
            summary = "Start the execution",
            description = "Once: the same run again gets the same execution, another run 409.",
            operationId = "redeemPermit")
    Runs.ExecutionView redeem(@PathVariable String id, @RequestBody RedeemPermit.Start start) {
        var changeId = redeemPermit.redeem(id, start);
        return runs.execution(changes.find(changeId).orElseThrow()).orElseThrow();
    }

    @DeleteMapping("/permits/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a permit back before it is redeemed", operationId = "revokePermit")
    void revoke(@PathVariable String id) {
        revokePermit.revoke(id);
    }
}
