package dev.countersign.breakglass.web;

import dev.countersign.breakglass.CloseSession;
import dev.countersign.breakglass.DescribeSession;
import dev.countersign.breakglass.FinishPreventiveAction;
import dev.countersign.breakglass.GiveOpinion;
import dev.countersign.breakglass.ReviewSession;
import dev.countersign.breakglass.Session;
import dev.countersign.breakglass.SessionView;
import dev.countersign.platform.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a session owes: closure, opinions, review, preventive action. */
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "break-glass")
class PayingBackController {

    /** What was done so that it is not needed again. */
    record Finished(@Nullable String result) {}

    private final CloseSession closeSession;
    private final GiveOpinion giveOpinion;
    private final ReviewSession reviewSession;
    private final FinishPreventiveAction finishPreventiveAction;
    private final DescribeSession describeSession;
    private final CurrentActor currentActor;

    PayingBackController(
            CloseSession closeSession,
            GiveOpinion giveOpinion,
            ReviewSession reviewSession,
            FinishPreventiveAction finishPreventiveAction,
            DescribeSession describeSession,
            CurrentActor currentActor) {
        this.closeSession = closeSession;
        this.giveOpinion = giveOpinion;
        this.reviewSession = reviewSession;
        this.finishPreventiveAction = finishPreventiveAction;
        this.describeSession = describeSession;
        this.currentActor = currentActor;
    }

    @PostMapping("/{id}/closure")
    @Operation(summary = "Give the closure that a session owes; ends one that is open", operationId = "closeSession")
    SessionView close(@PathVariable String id, @RequestBody CloseSession.Closing closing) {
        return describe(closeSession.close(id, closing));
    }

    @PostMapping("/{id}/opinions")
    @Operation(summary = "Say as an approver who was skipped what one thinks of it", operationId = "giveOpinion")
    SessionView giveOpinion(@PathVariable String id, @RequestBody GiveOpinion.Wanted wanted) {
        return describe(giveOpinion.give(id, wanted));
    }

    @PostMapping("/{id}/review")
    @Operation(summary = "Review a closed session", operationId = "reviewSession")
    SessionView review(@PathVariable String id, @RequestBody ReviewSession.Review review) {
        return describe(reviewSession.review(id, review));
    }

    @PostMapping("/{id}/preventive-action")
    @Operation(summary = "Say that the preventive action is done", operationId = "finishPreventiveAction")
    SessionView finish(@PathVariable String id, @RequestBody Finished finished) {
        return describe(finishPreventiveAction.finish(id, finished.result()));
    }

    private SessionView describe(Session session) {
        return describeSession.describe(session, currentActor.get());
    }
}
