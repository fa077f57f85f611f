package dev.countersign.compliance.web;

import dev.countersign.compliance.ControlObjectives;
import dev.countersign.compliance.ControlObjectives.Framework;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The control objectives. */
@RestController
@RequestMapping("/api/v1/compliance/controls")
@Tag(name = "compliance")
class ControlsController {

    record Controls(List<Framework> frameworks) {}

    private final ControlObjectives objectives;

    ControlsController(ControlObjectives objectives) {
        this.objectives = objectives;
    }

    @GetMapping
    @Operation(
            summary = "Control objectives of SOC 2, SOX, PCI DSS, ISO 27001 and NIST 800-53, and what serves them",
            operationId = "listControls")
    Controls controls() {
        return new Controls(objectives.all());
    }
}
