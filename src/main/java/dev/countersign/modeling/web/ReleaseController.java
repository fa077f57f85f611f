package dev.countersign.modeling.web;

import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.release.DecideRelease;
import dev.countersign.modeling.release.PreviewMigration;
import dev.countersign.modeling.release.Release;
import dev.countersign.modeling.release.RequestRelease;
import dev.countersign.modeling.release.RollBack;
import dev.countersign.modeling.release.ShowReleases;
import dev.countersign.modeling.release.WithdrawRelease;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases: asked for, decided, withdrawn; what becomes of running instances; the way back. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models")
class ReleaseController {

    record Withdrawal(@Nullable String reason) {}

    record Rollback(@Nullable String summary) {}

    /** By version that runs, the newest first. */
    record Migration(List<PreviewMigration.OfVersion> items) {}

    private final RequestRelease requestRelease;
    private final DecideRelease decideRelease;
    private final WithdrawRelease withdrawRelease;
    private final RollBack rollBack;
    private final ShowReleases showReleases;
    private final PreviewMigration previewMigration;
    private final Cursor cursors;

    ReleaseController(
            RequestRelease requestRelease,
            DecideRelease decideRelease,
            WithdrawRelease withdrawRelease,
            RollBack rollBack,
            ShowReleases showReleases,
            PreviewMigration previewMigration,
            Cursor cursors) {
        this.requestRelease = requestRelease;
        this.decideRelease = decideRelease;
        this.withdrawRelease = withdrawRelease;
        this.rollBack = rollBack;
        this.showReleases = showReleases;
        this.previewMigration = previewMigration;
        this.cursors = cursors;
    }

    @PostMapping("/releases")
    @Operation(
            summary = "Ask that a draft come into force, as it is now",
            description = "Decided by other process owners; exactly these bytes are deployed.",
            operationId = "requestRelease")
    ResponseEntity<ReleaseView> request(@RequestBody RequestRelease.Wanted wanted) {
        return created(requestRelease.request(wanted));
    }

    @GetMapping("/releases")
    @Operation(summary = "Releases, the newest first", operationId = "listReleases")
    Page<ReleaseView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "model-releases " + status + " " + name;
        var before = cursors.decode(query, cursor).map(values -> values.get(0)).orElse(null);
        return Page.of(
                        showReleases.page(status, name, before, size + 1),
                        size,
                        last -> cursors.encode(query, List.of(last.release().id())))
                .map(ReleaseView::of);
    }

    @GetMapping("/releases/{id}")
    @Operation(summary = "A release with what was decided on it", operationId = "showRelease")
    ReleaseView show(@PathVariable String id) {
        return ReleaseView.of(showReleases.show(id));
    }

    @PostMapping("/releases/{id}/decisions")
    @Operation(summary = "Decide on a release that one neither wrote nor asked for", operationId = "decideRelease")
    ResponseEntity<ReleaseView> decide(@PathVariable String id, @RequestBody DecideRelease.Judgement judgement) {
        return created(decideRelease.decide(id, judgement));
    }

    @PostMapping("/releases/{id}/withdrawal")
    @Operation(summary = "Take a release back before it is in force", operationId = "withdrawRelease")
    ReleaseView withdraw(@PathVariable String id, @RequestBody Withdrawal withdrawal) {
        return ReleaseView.of(showReleases.shown(withdrawRelease.withdraw(id, withdrawal.reason())));
    }

    @GetMapping("/releases/{id}/migration")
    @Operation(
            summary = "Which running instances would move to a release, and which could not",
            operationId = "releaseMigration")
    Migration migration(@PathVariable String id) {
        return new Migration(previewMigration.ofRelease(id));
    }

    @GetMapping("/drafts/{id}/migration")
    @Operation(
            summary = "Which running instances would move to a draft, and which could not",
            operationId = "draftMigration")
    Migration draftMigration(@PathVariable String id) {
        return new Migration(previewMigration.ofDraft(id));
    }

    @PostMapping("/{name:.+\\.(?:bpmn|dmn|form)}/versions/{version}/rollback")
    @Operation(summary = "Ask that an earlier version be in force again", operationId = "rollBackModel")
    ResponseEntity<ReleaseView> rollBack(
            @PathVariable String name, @PathVariable int version, @RequestBody Rollback rollback) {
        return created(rollBack.rollBack(new ModelName(name), version, rollback.summary()));
    }

    private ResponseEntity<ReleaseView> created(Release release) {
        return ResponseEntity.created(URI.create("/api/v1/models/releases/" + release.id()))
                .body(ReleaseView.of(showReleases.shown(release)));
    }
}
