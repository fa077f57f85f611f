package dev.countersign.compliance.web;

import dev.countersign.compliance.ExplainObserved;
import dev.countersign.compliance.Observation;
import dev.countersign.compliance.ReportObserved;
import dev.countersign.compliance.ReportObserved.Taken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What platforms saw running. */
@RestController
@RequestMapping("/api/v1/compliance/observed-executions")
@Tag(name = "compliance")
class ObservedController {

    record Observations(@Nullable List<Observation> items) {}

    record Explanation(@Nullable String explanation) {}

    private final ReportObserved reportObserved;
    private final ExplainObserved explainObserved;

    ObservedController(ReportObserved reportObserved, ExplainObserved explainObserved) {
        this.reportObserved = reportObserved;
        this.explainObserved = explainObserved;
    }

    @PostMapping
    @Operation(
            summary = "Reports what a platform saw running, to be held against what was permitted",
            description = "By a service account that the settings name. All rows are taken, or none. A row that was"
                    + " reported before counts once.",
            operationId = "reportObservedExecutions")
    Taken report(@RequestBody Observations observations) {
        return reportObserved.report(Objects.requireNonNullElse(observations.items(), List.of()));
    }

    @PostMapping("/{id}/explanation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says why something ran without a permit",
            description = "By compliance, once. It stays without a permit.",
            operationId = "explainObservedExecution")
    void explain(@PathVariable String id, @RequestBody Explanation explanation) {
        explainObserved.explain(id, explanation.explanation());
    }
}
