package dev.countersign.notification;

import dev.countersign.change.Visibility;
import dev.countersign.change.Visibility.Sight;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the caller was told: to read, to count, to mark as read. */
@Component
public class ReadNotifications {

    private static final int MOST_IDS = 200;

    private final Notifications notifications;
    private final Visibility visibility;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ReadNotifications(
            Notifications notifications, Visibility visibility, CurrentActor currentActor, DatabaseTime time) {
        this.notifications = notifications;
        this.visibility = visibility;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @param before id of the last one seen */
    public List<Notification> page(boolean unread, @Nullable String before, int limit) {
        var last = before == null ? null : Notification.number(before);
        return notifications.page(reader(), time.now(), unread, last, limit);
    }

    public int unread() {
        return notifications.unread(reader(), time.now());
    }

    /** Marks all up to one, the newest that the reader has seen, or some. */
    @Transactional
    public void mark(@Nullable String upTo, @Nullable List<@Nullable String> ids) {
        if ((upTo == null) == (ids == null)) {
            throw invalid(List.of(new FieldError("upTo", "give either upTo or ids")));
        }
        var me = currentActor.get().person();
        if (upTo != null) {
            notifications.readUpTo(me, numbers("upTo", List.of(upTo)).get(0), time.now());
        } else {
            notifications.read(me, numbers("ids", Objects.requireNonNull(ids)), time.now());
        }
    }

    private static List<Long> numbers(String field, List<? extends @Nullable String> ids) {
        var errors = new ArrayList<FieldError>();
        if (ids.size() > MOST_IDS) {
            errors.add(new FieldError(field, "must be at most " + MOST_IDS));
        }
        var numbers = new ArrayList<Long>();
        for (var id : ids) {
            var number = id == null ? null : Notification.number(id);
            if (number != null) {
                numbers.add(number);
            } else if (errors.isEmpty()) {
                errors.add(new FieldError(field, "must be ids of notifications, such as ntf_17"));
            }
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return numbers;
    }

    private static Refused invalid(List<FieldError> errors) {
        return new Refused(Refusal.invalid(errors));
    }

    private Sight reader() {
        var person = currentActor.get().person();
        return Objects.requireNonNull(visibility.sights(List.of(person)).get(person));
    }
}
