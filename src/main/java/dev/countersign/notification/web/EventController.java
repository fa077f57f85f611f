package dev.countersign.notification.web;

import dev.countersign.directory.SignedInBy;
import dev.countersign.notification.LiveStream;
import dev.countersign.notification.LiveStreams;
import dev.countersign.notification.TellStreams;
import dev.countersign.platform.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The stream that says that something changed, and never what. */
@RestController
@Tag(name = "notifications")
class EventController {

    private final TellStreams tellStreams;
    private final LiveStreams streams;
    private final CurrentActor currentActor;

    EventController(TellStreams tellStreams, LiveStreams streams, CurrentActor currentActor) {
        this.tellStreams = tellStreams;
        this.streams = streams;
        this.currentActor = currentActor;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "That something changed which the caller may see",
            description = "Server-Sent Events: change with {\"id\"}, notification, and reset where anything may be"
                    + " different. With Last-Event-ID it goes on where another stream broke off.",
            operationId = "events",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The stream",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void events(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId)
            throws IOException {
        if (request.getMethod().equals("GET")) {
            open(request, response, lastEventId);
        } else {
            headers(response);
        }
    }

    private static void headers(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // or some proxies would collect events before they pass them on
    }

    private void open(HttpServletRequest request, HttpServletResponse response, @Nullable String lastEventId)
            throws IOException {
        var outlet = new EventOutlet();
        var by = SignedInBy.current().orElseThrow();
        var stream = new LiveStream(currentActor.get(), by, outlet);
        tellStreams.open(stream, lastEventId);
        try {
            headers(response);
            outlet.begin(request, response, stream::next, () -> streams.remove(stream));
        } catch (IOException | RuntimeException e) {
            streams.remove(stream);
            throw e;
        }
    }
}
