package dev.countersign.modeling.web;

import dev.countersign.modeling.trial.TrialWanted;
import dev.countersign.modeling.trial.Tried;
import dev.countersign.modeling.trial.TriedForm;
import dev.countersign.modeling.trial.TriedProcess;
import dev.countersign.modeling.trial.TriedTables;
import dev.countersign.modeling.trial.TryDraft;
import dev.countersign.platform.web.ActAttributes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Drafts tried out. A POST only because a change does not fit into an address. */
@RestController
@Tag(name = "models")
class TrialController {

    private final TryDraft tryDraft;

    TrialController(TryDraft tryDraft) {
        this.tryDraft = tryDraft;
    }

    @PostMapping("/api/v1/models/drafts/{id}/try")
    @Operation(
            summary = "Try a draft out on something hypothetical; keeps nothing",
            description = "A table: a change, judged by what is in force and by the draft. A process: a change, and the"
                    + " steps to play; all of them are played anew each time. A form: values, and what it is opened with."
                    + " What the draft, or anybody in it, refuses is part of the answer.",
            operationId = "tryDraft",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                TriedTables.class,
                                                                TriedProcess.class,
                                                                TriedForm.class
                                                            }))))
    Tried attempt(@PathVariable String id, @RequestBody TrialWanted wanted, HttpServletRequest request) {
        request.setAttribute(ActAttributes.QUESTION, true);
        return tryDraft.attempt(id, wanted);
    }
}
