package dev.countersign.compliance.web;

import dev.countersign.compliance.AccessItem;
import dev.countersign.compliance.AccessReview;
import dev.countersign.compliance.AccessView;
import dev.countersign.compliance.CloseAccessReview;
import dev.countersign.compliance.DecideOnAccess;
import dev.countersign.compliance.ExportAccessReview;
import dev.countersign.compliance.SeeAccessReviews;
import dev.countersign.compliance.StartAccessReview;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Access reviews: start, decide, close, take away. */
@RestController
@RequestMapping("/api/v1/compliance/access-reviews")
@Tag(name = "compliance")
class AccessReviewsController {

    /** All of them are taken down, or none. */
    record Decisions(List<DecideOnAccess.Decision> decisions) {}

    /** @param mayStart whether the caller starts, closes and exports access reviews */
    record Rights(boolean mayStart) {}

    private final SeeAccessReviews see;
    private final StartAccessReview startAccessReview;
    private final DecideOnAccess decideOnAccess;
    private final CloseAccessReview closeAccessReview;
    private final ExportAccessReview exportAccessReview;
    private final Cursor cursors;

    AccessReviewsController(
            SeeAccessReviews see,
            StartAccessReview startAccessReview,
            DecideOnAccess decideOnAccess,
            CloseAccessReview closeAccessReview,
            ExportAccessReview exportAccessReview,
            Cursor cursors) {
        this.see = see;
        this.startAccessReview = startAccessReview;
        this.decideOnAccess = decideOnAccess;
        this.closeAccessReview = closeAccessReview;
        this.exportAccessReview = exportAccessReview;
        this.cursors = cursors;
    }

    @GetMapping("/rights")
    @Operation(summary = "Whether the caller may start access reviews", operationId = "seeAccessReviewRights")
    Rights rights() {
        return new Rights(see.mayStart());
    }

    @PostMapping
    @Operation(
            summary = "Start a review of memberships and tokens",
            description = "What there is now is taken down; nobody reviews themselves.",
            operationId = "startAccessReview")
    ResponseEntity<AccessReview> start(@RequestBody StartAccessReview.Start start) {
        var review = startAccessReview.start(start);
        return ResponseEntity.created(URI.create("/api/v1/compliance/access-reviews/" + review.id()))
                .body(review);
    }

    @GetMapping
    @Operation(summary = "Access reviews that the caller may see, the newest first", operationId = "listAccessReviews")
    Page<AccessReview> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var before = cursors.decode("access-reviews", cursor)
                .map(values -> values.get(0))
                .orElse(null);
        return Page.of(see.page(before, size + 1), size, last -> cursors.encode("access-reviews", List.of(last.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An access review and how far it is", operationId = "getAccessReview")
    AccessReview get(@PathVariable String id) {
        return see.see(id);
    }

    @GetMapping("/{id}/items")
    @Operation(
            summary = "The rights that it is about: all, open ones, or open ones of the caller",
            operationId = "listAccessReviewItems")
    Page<AccessItem> items(
            @PathVariable String id,
            @RequestParam(defaultValue = "all") AccessView view,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "access-items " + id + " " + view;
        int after = cursors.decode(query, cursor)
                .map(values -> Integer.parseInt(String.valueOf(values.get(0))))
                .orElse(0);
        return Page.of(
                see.items(id, view, after, size + 1), size, last -> cursors.encode(query, List.of(last.n() + "")));
    }

    @PostMapping("/{id}/decisions")
    @Operation(
            summary = "Keep or revoke some of them, all or none",
            description = "What is revoked is taken away at once. What has vanished meanwhile is taken down as gone.",
            operationId = "decideOnAccess")
    AccessReview decide(@PathVariable String id, @RequestBody Decisions decisions) {
        return decideOnAccess.decide(id, decisions.decisions());
    }

    @PostMapping("/{id}/closing")
    @Operation(summary = "Close a review of which the rest has vanished", operationId = "closeAccessReview")
    AccessReview close(@PathVariable String id) {
        return closeAccessReview.close(id);
    }

    @GetMapping(value = "/{id}/export.csv", produces = "text/csv;charset=utf-8")
    @Operation(
            summary = "Every right, decision and reason as CSV; the export is recorded",
            operationId = "exportAccessReview")
    ResponseEntity<String> export(@PathVariable String id) {
        var csv = exportAccessReview.csv(id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".csv\"")
                .body(csv);
    }
}
