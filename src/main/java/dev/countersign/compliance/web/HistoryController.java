package dev.countersign.compliance.web;

import dev.countersign.compliance.history.History;
import dev.countersign.compliance.history.HistoryFilter;
import dev.countersign.compliance.history.HistoryRow;
import dev.countersign.compliance.history.HistorySight;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history: pages and counts. */
@RestController
@RequestMapping("/api/v1/compliance/history")
@Tag(name = "compliance")
class HistoryController {

    private final History history;
    private final HistorySight sight;
    private final Cursor cursors;

    HistoryController(History history, HistorySight sight, Cursor cursors) {
        this.history = history;
        this.sight = sight;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            summary = "Changes and sessions of all time that the caller may see, the newest first",
            operationId = "searchHistory")
    Page<HistoryRow> search(
            @ParameterObject HistoryFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "history " + filter;
        var last = cursors.decode(query, cursor).map(History.Position::of).orElse(null);
        var rows = history.page(sight.of(filter), last, size + 1);
        return Page.of(
                rows, size, row -> cursors.encode(query, new History.Position(row.createdAt(), row.id()).values()));
    }

    @GetMapping("/count")
    @Operation(
            summary = "How many a search finds",
            description = "Exact up to 10,000; beyond that atLeast is true.",
            operationId = "countHistory")
    History.Count count(@ParameterObject HistoryFilter filter) {
        return history.count(sight.of(filter));
    }
}
