package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a review of which nothing is open, with the last decision or by hand where the rest has vanished. */
@Component
public class CloseAccessReview {

    private final SeeAccessReviews see;
    private final AccessReviews reviews;
    private final AccessItems items;
    private final ReviewedRights rights;
    private final CurrentActor currentActor;
    private final DatabaseTime time;
    private final AuditLog audit;

    CloseAccessReview(
            SeeAccessReviews see,
            AccessReviews reviews,
            AccessItems items,
            ReviewedRights rights,
            CurrentActor currentActor,
            DatabaseTime time,
            AuditLog audit) {
        this.see = see;
        this.reviews = reviews;
        this.items = items;
        this.rights = rights;
        this.currentActor = currentActor;
        this.time = time;
        this.audit = audit;
    }

    @Transactional
    public AccessReview close(String id) {
        see.requireStarter();
        see.see(id);
        reviews.lock(id);
        var now = time.afterLock();
        mustBeOpen(see.see(id));
        var waiting = new TreeSet<String>();
        for (var item : items.page(id, see.reader(), AccessView.OPEN, 0, Integer.MAX_VALUE)) {
            if (rights.there(item, now)) {
                waiting.addAll(item.reviewers());
            } else {
                gone(id, item);
            }
        }
        if (!waiting.isEmpty()) {
            throw new Refused(Refusal.unprocessable(
                    "items_open",
                    "Something of it is not decided, and a review that closes has an answer for everything.",
                    "Remind " + String.join(", ", waiting) + "."));
        }
        ifDecided(id);
        return see.see(id);
    }

    /** MUST hold the lock of the review. */
    void ifDecided(String id) {
        var review = see.see(id);
        if (review.open() == 0) {
            reviews.close(id, currentActor.get().account(), time.now());
            audit.record(Fact.of(
                    "access_review_closed",
                    id,
                    Map.of(
                            "kept", review.kept(),
                            "revoked", review.revoked(),
                            "gone", review.gone(),
                            "late", review.overdue())));
        }
    }

    /** It vanished before anybody decided. */
    void gone(String id, AccessItem item) {
        items.decide(id, item, AccessVerdict.GONE, null, currentActor.get(), time.now());
        var data = new HashMap<>(AccessRules.facts(item));
        data.put("verdict", AccessVerdict.GONE.word());
        audit.record(Fact.of("access_decided", id, data));
    }

    static void mustBeOpen(AccessReview review) {
        if (review.closedAt() != null) {
            throw new Refused(Refusal.conflict(
                    "review_closed",
                    "The access review is closed.",
                    "Start another one if something has to be looked at again.",
                    new Outcome("closed", Objects.requireNonNull(review.closedBy()), review.closedAt())));
        }
    }
}
