package dev.countersign.change.web;

import dev.countersign.change.ShowChangeForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The form of a new change. */
@RestController
@Tag(name = "changes")
class ChangeFormController {

    private final ShowChangeForm showChangeForm;

    ChangeFormController(ShowChangeForm showChangeForm) {
        this.showChangeForm = showChangeForm;
    }

    @GetMapping("/api/v1/changes/form")
    @Operation(summary = "The Camunda Form of a new change, with its choices", operationId = "changeForm")
    ShowChangeForm.Form form() {
        return showChangeForm.show();
    }
}
