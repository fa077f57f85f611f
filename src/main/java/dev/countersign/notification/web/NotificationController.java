package dev.countersign.notification.web;

import dev.countersign.notification.Notification;
import dev.countersign.notification.ReadNotifications;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's notifications. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications")
class NotificationController {

    /** How many are unread; not counted beyond 1,000. */
    record Unread(int unread) {}

    /**
     * Which ones were read.
     *
     * @param upTo the newest of all those that were read
     * @param ids some; one of the two is given
     */
    record Marking(@Nullable String upTo, @Nullable List<@Nullable String> ids) {}

    private final ReadNotifications notifications;
    private final Cursor cursors;

    NotificationController(ReadNotifications notifications, Cursor cursors) {
        this.notifications = notifications;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "What the caller was told, the newest first", operationId = "listNotifications")
    Page<Notification> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "notifications " + unread;
        var before = cursors.decode(query, cursor).map(values -> values.get(0)).orElse(null);
        return Page.of(
                notifications.page(unread, before, size + 1), size, last -> cursors.encode(query, List.of(last.id())));
    }

    @GetMapping("/count")
    @Operation(summary = "How many of them are unread", operationId = "countNotifications")
    Unread count() {
        return new Unread(notifications.unread());
    }

    @PostMapping("/read")
    @Operation(summary = "Mark all up to one, or some, as read", operationId = "readNotifications")
    Unread read(@RequestBody Marking marking) {
        notifications.mark(marking.upTo(), marking.ids());
        return count();
    }
}
