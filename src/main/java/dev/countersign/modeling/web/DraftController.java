package dev.countersign.modeling.web;

import dev.countersign.modeling.BeginDraft;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.CommentOnDraft;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.DraftComment;
import dev.countersign.modeling.EditDraft;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ReadDrafts;
import dev.countersign.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What process owners work on. */
@RestController
@RequestMapping("/api/v1/models/drafts")
@Tag(name = "models")
class DraftController {

    /**
     * A draft.
     *
     * @param authors persons who put their hand to it
     * @param lockedBy account that edits it now, until {@code lockedUntil}
     * @param closedAs {@code released} or {@code discarded}; none while it is open
     */
    record View(
            String id,
            String name,
            ModelKind kind,
            String origin,
            @Nullable Integer base,
            String digest,
            long version,
            List<String> authors,
            String createdBy,
            Instant createdAt,
            String savedBy,
            Instant savedAt,
            @Nullable String lockedBy,
            @Nullable Instant lockedUntil,
            @Nullable String closedAs) {

        static View of(Draft draft) {
            return new View(
                    draft.id(),
                    draft.name().file(),
                    draft.name().kind(),
                    draft.origin(),
                    draft.base(),
                    draft.digest(),
                    draft.version(),
                    draft.authors().stream().sorted().toList(),
                    draft.createdBy(),
                    draft.createdAt(),
                    draft.savedBy(),
                    draft.savedAt(),
                    draft.lockedBy(),
                    draft.lockedUntil(),
                    draft.closedAs());
        }
    }

    /** Newest first. */
    record Open(List<View> items) {}

    /** @param behind whether another version has come into force since it was begun */
    record Opened(View draft, String content, boolean behind) {}

    record Saving(@Nullable String content) {}

    record Commenting(@Nullable String text, @Nullable String element) {}

    record Comments(List<DraftComment> items) {}

    /** Only its errors stand in the way of a release. */
    record Checked(String digest, boolean clean, List<CheckFinding> findings) {}

    private final ReadDrafts readDrafts;
    private final CheckModel checkModel;
    private final BeginDraft beginDraft;
    private final EditDraft editDraft;
    private final CommentOnDraft comments;

    DraftController(
            ReadDrafts readDrafts,
            CheckModel checkModel,
            BeginDraft beginDraft,
            EditDraft editDraft,
            CommentOnDraft comments) {
        this.readDrafts = readDrafts;
        this.checkModel = checkModel;
        this.beginDraft = beginDraft;
        this.editDraft = editDraft;
        this.comments = comments;
    }

    @GetMapping
    @Operation(summary = "Drafts that are worked on, newest first", operationId = "listDrafts")
    Open list() {
        return new Open(readDrafts.open().stream().map(View::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin a draft: from what is in force, from an older version, or from a file",
            operationId = "beginDraft")
    View begin(@RequestBody BeginDraft.Wanted wanted) {
        return View.of(beginDraft.begin(wanted));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A draft with what it says", operationId = "readDraft")
    ResponseEntity<Opened> read(@PathVariable String id) {
        var opened = readDrafts.read(id);
        return ResponseEntity.ok()
                .eTag(ETags.of(opened.draft().tag()))
                .body(new Opened(View.of(opened.draft()), opened.content(), opened.behind()));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Save a draft, with the ETag that was read as If-Match; keeps it for the caller",
            operationId = "saveDraft")
    ResponseEntity<View> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Saving saving) {
        var saved = editDraft.save(id, saving.content(), draft -> ETags.requireMatch(ifMatch, draft.tag()));
        return ResponseEntity.ok().eTag(ETags.of(saved.tag())).body(View.of(saved));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Give a draft up; it stays on record", operationId = "discardDraft")
    View discard(@PathVariable String id) {
        return View.of(editDraft.discard(id));
    }

    @PostMapping("/{id}/lock")
    @Operation(summary = "Keep a draft for the caller for five minutes", operationId = "lockDraft")
    View lock(@PathVariable String id) {
        return View.of(editDraft.keep(id));
    }

    @DeleteMapping("/{id}/lock")
    @Operation(summary = "Let others edit a draft", operationId = "unlockDraft")
    View unlock(@PathVariable String id) {
        return View.of(editDraft.free(id));
    }

    @PostMapping("/{id}/check")
    @Operation(summary = "What is wrong with a draft; keeps nothing", operationId = "checkDraft")
    Checked check(@PathVariable String id) {
        var opened = readDrafts.read(id);
        var check = checkModel.check(opened.draft().name(), opened.content().getBytes(StandardCharsets.UTF_8));
        return new Checked(check.digest(), check.clean(), check.findings());
    }

    @GetMapping("/{id}/comments")
    @Operation(summary = "What was remarked on a draft", operationId = "draftComments")
    Comments comments(@PathVariable String id) {
        return new Comments(comments.on(id));
    }

    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Remark something on a draft", operationId = "commentOnDraft")
    DraftComment comment(@PathVariable String id, @RequestBody Commenting commenting) {
        return comments.comment(id, commenting.text(), commenting.element());
    }
}
