package dev.countersign.notification;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what was read, or settled, long ago, and what nobody has read in a year. Every node does; nothing but space depends on it. */
@Component
class RemoveOldNotifications {

    private final Notifications notifications;
    private final DatabaseTime time;
    private final Duration read;
    private final Duration told;

    /** @param read how long what was read is kept, and {@code told} what was not */
    RemoveOldNotifications(
            Notifications notifications,
            DatabaseTime time,
            @Value("${countersign.retention.notifications-read:90d}") Duration read,
            @Value("${countersign.retention.notifications:365d}") Duration told) {
        this.notifications = notifications;
        this.time = time;
        this.read = read;
        this.told = told;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void remove() {
        var now = time.now();
        notifications.markSettled(now);
        while (notifications.remove(now.minus(read), now.minus(told)) > 0) {
            // A batch at a time, so that no transaction is long.
        }
    }
}
