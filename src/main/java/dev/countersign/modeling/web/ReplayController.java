package dev.countersign.modeling.web;

import dev.countersign.modeling.replay.CancelReplay;
import dev.countersign.modeling.replay.Effect;
import dev.countersign.modeling.replay.ReadReplays;
import dev.countersign.modeling.replay.Replay;
import dev.countersign.modeling.replay.StartReplay;
import dev.countersign.modeling.replay.WriteReplay;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts replayed on past changes. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models")
class ReplayController {

    /** @param from changes submitted from then on; {@code until}: and before then */
    record Range(@Nullable Instant from, @Nullable Instant until) {}

    /** Latest first. */
    record Replays(List<Replay> items) {}

    private final StartReplay startReplay;
    private final CancelReplay cancelReplay;
    private final ReadReplays readReplays;
    private final WriteReplay writeReplay;
    private final Cursor cursors;

    ReplayController(
            StartReplay startReplay,
            CancelReplay cancelReplay,
            ReadReplays readReplays,
            WriteReplay writeReplay,
            Cursor cursors) {
        this.startReplay = startReplay;
        this.cancelReplay = cancelReplay;
        this.readReplays = readReplays;
        this.writeReplay = writeReplay;
        this.cursors = cursors;
    }

    @PostMapping("/drafts/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replay a draft of the tables on past changes, in the background", operationId = "startReplay")
    Replay start(@PathVariable String id, @RequestBody Range range) {
        return startReplay.start(id, range.from(), range.until());
    }

    @GetMapping("/drafts/{id}/replays")
    @Operation(summary = "Replays of a draft, latest first", operationId = "listReplays")
    Replays list(@PathVariable String id) {
        return new Replays(readReplays.of(id));
    }

    @GetMapping("/replays/{id}")
    @Operation(summary = "How far a replay is, and what it found", operationId = "showReplay")
    Replay show(@PathVariable String id) {
        return readReplays.show(id);
    }

    @PostMapping("/replays/{id}/cancellation")
    @Operation(summary = "Stop a replay", operationId = "cancelReplay")
    Replay cancel(@PathVariable String id) {
        return cancelReplay.cancel(id);
    }

    @GetMapping("/replays/{id}/changes")
    @Operation(
            summary = "Changes to which the draft makes a difference, by id; those that stay the same are only counted",
            operationId = "replayedChanges")
    Page<Replay.Affected> changes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Effect effect,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Limit.of(limit);
        var query = "replay " + id + " " + effect;
        var after = cursors.decode(query, cursor).map(values -> values.get(0)).orElse(null);
        return Page.of(
                readReplays.affected(id, effect, after, size + 1),
                size,
                last -> cursors.encode(query, List.of(last.change())));
    }

    @GetMapping("/replays/{id}/changes.csv")
    @Operation(
            summary = "The same, all of them, as CSV",
            operationId = "exportReplay",
            responses =
                    @ApiResponse(responseCode = "200", description = "OK", content = @Content(mediaType = "text/csv")))
    void export(@PathVariable String id, HttpServletResponse response) throws IOException {
        writeReplay.csv(id, () -> {
            response.setContentType("text/csv;charset=utf-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".csv\"");
            return Objects.requireNonNull(response.getOutputStream());
        });
    }
}
