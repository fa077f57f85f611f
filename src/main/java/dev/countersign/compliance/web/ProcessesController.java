package dev.countersign.compliance.web;

import dev.countersign.compliance.ElementVisit;
import dev.countersign.compliance.ProcessHistory.Place;
import dev.countersign.compliance.ProcessMap;
import dev.countersign.compliance.ProcessOverview;
import dev.countersign.compliance.ShowProcesses;
import dev.countersign.compliance.ShowProcesses.Question;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How processes went. */
@RestController
@RequestMapping("/api/v1/compliance/processes")
@Tag(name = "compliance")
class ProcessesController {

    /** The processes by their keys. */
    record Processes(List<ProcessOverview> items) {}

    private final ShowProcesses showProcesses;
    private final Cursor cursors;

    ProcessesController(ShowProcesses showProcesses, Cursor cursors) {
        this.showProcesses = showProcesses;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            summary = "The processes, and how often they went in the caller's projects",
            operationId = "listProcesses")
    Processes list() {
        return new Processes(showProcesses.all());
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "How often and for how long a process was at each of its elements",
            operationId = "getProcessMap")
    ProcessMap map(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String project) {
        return showProcesses.map(new Question(key, version, from, until, project));
    }

    @GetMapping("/{key}/elements/{element}/instances")
    @Operation(
            summary = "The changes and sessions that were at an element, the latest first",
            operationId = "listElementInstances")
    Page<ElementVisit> visits(
            @PathVariable String key,
            @PathVariable String element,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(defaultValue = "false") boolean active,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Limit.of(limit);
        var query = String.join("\n", key, element, version + "", from + "", until + "", project + "", active + "");
        var after = cursors.decode(query, cursor)
                .map(at ->
                        new Place(Instant.parse(Objects.requireNonNull(at.get(0))), Objects.requireNonNull(at.get(1))))
                .orElse(null);
        var visits = showProcesses.visits(
                new Question(key, version, from, until, project), element, active, after, size + 1);
        return Page.of(
                visits,
                size,
                last -> cursors.encode(query, List.of(last.enteredAt().toString(), last.visit())));
    }
}
