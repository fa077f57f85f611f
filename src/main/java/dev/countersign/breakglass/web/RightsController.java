package dev.countersign.breakglass.web;

import dev.countersign.breakglass.SeeRights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller may do about incidents, and about all sessions together. */
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "break-glass")
class RightsController {

    private final SeeRights seeRights;

    RightsController(SeeRights seeRights) {
        this.seeRights = seeRights;
    }

    @GetMapping("/rights")
    @Operation(
            summary = "Whether the caller declares incidents, and may end all sessions",
            operationId = "seeBreakGlassRights")
    SeeRights.Rights rights() {
        return seeRights.see();
    }
}
