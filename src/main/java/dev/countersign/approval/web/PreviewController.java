package dev.countersign.approval.web;

import dev.countersign.approval.PreviewChange;
import dev.countersign.change.Proposal;
import dev.countersign.platform.web.ActAttributes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a change would have to expect. A POST only because a proposal does not fit into an address. */
@RestController
@Tag(name = "changes")
class PreviewController {

    private final PreviewChange previewChange;

    PreviewController(PreviewChange previewChange) {
        this.previewChange = previewChange;
    }

    @PostMapping("/api/v1/changes/preview")
    @Operation(
            summary = "What policy would ask of a change if it were sent now",
            description = "Writes nothing. While fields are missing or wrong it lists them, without an outcome. What"
                    + " policy refuses, and a project, environment or action that the caller may not use, is refused"
                    + " as a submission is.",
            operationId = "previewChange")
    PreviewChange.Preview preview(@RequestBody Proposal proposal, HttpServletRequest request) {
        request.setAttribute(ActAttributes.QUESTION, true);
        return previewChange.preview(proposal);
    }
}
