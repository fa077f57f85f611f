package dev.countersign.change.web;

import dev.countersign.change.Change;
import dev.countersign.change.ChangeDetail;
import dev.countersign.change.DescribeChange;
import dev.countersign.change.Visibility;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.web.ETags;
import dev.countersign.platform.web.Prefer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The detail of a change, at once or as soon as its status differs from the one that the caller knows. */
@RestController
@Tag(name = "changes")
class ChangeDetailController {

    private final Visibility visibility;
    private final DescribeChange describeChange;
    private final StatusWatch watch;
    private final CurrentActor currentActor;

    ChangeDetailController(
            Visibility visibility, DescribeChange describeChange, StatusWatch watch, CurrentActor currentActor) {
        this.visibility = visibility;
        this.describeChange = describeChange;
        this.watch = watch;
        this.currentActor = currentActor;
    }

    @GetMapping("/api/v1/changes/{id}")
    @Operation(
            summary = "A change in full",
            description = "With Prefer: wait=N (RFC 7240, at most 60 s) and If-None-Match it answers as soon as the"
                    + " status differs from that of the ETag; 304 where nothing has changed by then.",
            operationId = "getChange")
    DeferredResult<ResponseEntity<ChangeDetail>> get(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var actor = currentActor.get();
        var change = visibility.see(id, actor);
        var wait = Prefer.waitFor(request);
        if (wait.isZero() || ifNoneMatch == null || !sameStatus(change, ifNoneMatch)) {
            return now(answer(change, ifNoneMatch, actor));
        }
        return watch.until(id, change.status(), wait, () -> answer(visibility.see(id, actor), ifNoneMatch, actor));
    }

    /** The tag begins with the status, see {@link Change#etag()}. */
    private static boolean sameStatus(Change change, String known) {
        return known.replaceFirst("^W/", "").startsWith('"' + change.status().word() + ".");
    }

    private ResponseEntity<ChangeDetail> answer(Change change, @Nullable String known, Actor actor) {
        return ETags.unchanged(known, change.etag())
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(change.etag())
                        .build()
                : ResponseEntity.ok().eTag(change.etag()).body(describeChange.describe(change, actor));
    }

    private static <T> DeferredResult<T> now(T answer) {
        var result = new DeferredResult<T>();
        result.setResult(answer);
        return result;
    }
}
