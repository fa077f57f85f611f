package dev.countersign.breakglass.web;

import dev.countersign.breakglass.AskForAction;
import dev.countersign.breakglass.DescribeSession;
import dev.countersign.breakglass.EmergencyAction;
import dev.countersign.breakglass.EmergencyPermits;
import dev.countersign.breakglass.LikelyAction;
import dev.countersign.breakglass.LikelyActions;
import dev.countersign.breakglass.RedeemEmergencyPermit;
import dev.countersign.breakglass.ReportEmergencyAction;
import dev.countersign.breakglass.SessionView;
import dev.countersign.breakglass.WidenSession;
import dev.countersign.breakglass.Widening;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.permits.PermitState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done under a session, and what widens it. */
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "break-glass")
class EmergencyActionsController {

    /** At most nine, the likeliest first. */
    record Likely(List<LikelyAction> items) {}

    private final LikelyActions likelyActions;
    private final AskForAction askForAction;
    private final RedeemEmergencyPermit redeemPermit;
    private final EmergencyPermits permits;
    private final ReportEmergencyAction reportAction;
    private final WidenSession widenSession;
    private final DescribeSession describeSession;
    private final CurrentActor currentActor;

    EmergencyActionsController(
            LikelyActions likelyActions,
            AskForAction askForAction,
            RedeemEmergencyPermit redeemPermit,
            EmergencyPermits permits,
            ReportEmergencyAction reportAction,
            WidenSession widenSession,
            DescribeSession describeSession,
            CurrentActor currentActor) {
        this.likelyActions = likelyActions;
        this.askForAction = askForAction;
        this.redeemPermit = redeemPermit;
        this.permits = permits;
        this.reportAction = reportAction;
        this.widenSession = widenSession;
        this.describeSession = describeSession;
        this.currentActor = currentActor;
    }

    @GetMapping("/{id}/likely-actions")
    @Operation(
            summary = "What is likely to be asked for next",
            description =
                    "Inside of what the session opens now; as it was done the last time. Empty for whom may not act.",
            operationId = "likelyActions")
    Likely likely(@PathVariable String id) {
        return new Likely(likelyActions.of(id));
    }

    @PostMapping("/{id}/actions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for an emergency action",
            description = "Inside scope, budget and clock: a permit of at most 60 s. Outside: 403, and on record.",
            operationId = "askForAction")
    AskForAction.Permitted ask(@PathVariable String id, @RequestBody AskForAction.Wanted wanted) {
        return askForAction.ask(id, wanted);
    }

    @PostMapping("/permits/{permit}/redemptions")
    @Operation(
            summary = "Start what an emergency permit allows",
            description = "Once: the same run again gets the same action, another run 409; after the session 410.",
            operationId = "redeemEmergencyPermit")
    EmergencyAction redeem(@PathVariable String permit, @RequestBody RedeemEmergencyPermit.Start start) {
        return redeemPermit.redeem(permit, start);
    }

    @GetMapping("/permits/{permit}")
    @Operation(
            summary = "The state of an emergency permit",
            description = "The permit of a session that is over is session_over, whatever timers have done.",
            operationId = "getEmergencyPermit")
    PermitState permit(@PathVariable String permit) {
        return permits.see(permit);
    }

    @DeleteMapping("/permits/{permit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take an emergency permit back before it is redeemed",
            description = "Its session goes on, with one action less; to end that, see /end and /revocation.",
            operationId = "revokeEmergencyPermit")
    void revoke(@PathVariable String permit) {
        if (!permits.revoke(permit)) {
            throw new Refused(Refusal.notFound("permit", permit));
        }
    }

    @PostMapping("/{id}/actions/{n}/outcome")
    @Operation(summary = "Report how an emergency action ended", operationId = "reportAction")
    EmergencyAction report(
            @PathVariable String id, @PathVariable int n, @RequestBody ReportEmergencyAction.Report report) {
        return reportAction.report(id, n, report);
    }

    @PostMapping("/{id}/widenings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for more scope, reach, actions or time", operationId = "widenSession")
    Widening widen(@PathVariable String id, @RequestBody WidenSession.Wanted wanted) {
        return widenSession.ask(id, wanted);
    }

    @PostMapping("/{id}/widenings/{n}/co-signature")
    @Operation(summary = "Co-sign a widening: it takes force", operationId = "coSign")
    SessionView coSign(@PathVariable String id, @PathVariable int n) {
        return describeSession.describe(widenSession.coSign(id, n), currentActor.get());
    }
}
