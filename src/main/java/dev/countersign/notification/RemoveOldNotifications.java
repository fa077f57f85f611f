package dev.countersign.notification;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what was read, or settled, long ago, and what nobody has read in a year. Every node does; nothing but space depends on it. */
@Component
class RemoveOldNotifications {

    private static final Duration READ = Duration.ofDays(90);
    private static final Duration TOLD = Duration.ofDays(365);

    private final Notifications notifications;
    private final DatabaseTime time;

    RemoveOldNotifications(Notifications notifications, DatabaseTime time) {
        this.notifications = notifications;
        this.time = time;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void remove() {
        var now = time.now();
        notifications.markSettled(now);
        while (notifications.remove(now.minus(READ), now.minus(TOLD)) > 0) {
            // A batch at a time, so that no transaction is long.
        }
    }
}
