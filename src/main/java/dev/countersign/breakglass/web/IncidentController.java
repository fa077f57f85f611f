package dev.countersign.breakglass.web;

import dev.countersign.breakglass.AlterIncident;
import dev.countersign.breakglass.DeclareIncident;
import dev.countersign.breakglass.Incident;
import dev.countersign.breakglass.ListIncidents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of incidents. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "incidents")
class IncidentController {

    /** Incidents that the caller may see, the newest first; 200 at most. */
    record Incidents(List<Incident> items) {}

    private final DeclareIncident declareIncident;
    private final AlterIncident alterIncident;
    private final ListIncidents listIncidents;

    IncidentController(DeclareIncident declareIncident, AlterIncident alterIncident, ListIncidents listIncidents) {
        this.declareIncident = declareIncident;
        this.alterIncident = alterIncident;
        this.listIncidents = listIncidents;
    }

    @GetMapping
    @Operation(summary = "What is broken, or was", operationId = "listIncidents")
    Incidents list(@RequestParam(required = false) @Nullable String status) {
        return new Incidents(listIncidents.list(status));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Declare an incident", operationId = "declareIncident")
    Incident declare(@RequestBody DeclareIncident.Declaration declaration) {
        return declareIncident.declare(declaration);
    }

    @PatchMapping("/{reference}")
    @Operation(
            summary = "Alter an incident",
            description = "One that is resolved ends every emergency session that was opened for it.",
            operationId = "alterIncident")
    Incident alter(@PathVariable String reference, @RequestBody AlterIncident.Alteration alteration) {
        return alterIncident.alter(reference, alteration);
    }
}
