package dev.countersign.compliance;

import dev.countersign.approval.CommentRules;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.directory.RevokeReviewed;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down what a reviewer decided on some rights, all of it or nothing, and takes away those that are revoked. What has
 * vanished meanwhile is gone. With the last one the review closes.
 */
@Component
public class DecideOnAccess {

    /** @param verdict keep or revoke */
    public record Decision(
            int n, AccessVerdict verdict, @Nullable String reason) {}

    private static final int MOST = 200;

    private final SeeAccessReviews see;
    private final AccessReviews reviews;
    private final AccessItems items;
    private final ReviewedRights rights;
    private final RevokeReviewed revoke;
    private final CloseAccessReview close;
    private final CommentRules comments;
    private final CurrentActor currentActor;
    private final DatabaseTime time;
    private final AuditLog audit;

    DecideOnAccess(
            SeeAccessReviews see,
            AccessReviews reviews,
            AccessItems items,
            ReviewedRights rights,
            RevokeReviewed revoke,
            CloseAccessReview close,
            CommentRules comments,
            CurrentActor currentActor,
            DatabaseTime time,
            AuditLog audit) {
        this.see = see;
        this.reviews = reviews;
        this.items = items;
        this.rights = rights;
        this.revoke = revoke;
        this.close = close;
        this.comments = comments;
        this.currentActor = currentActor;
        this.time = time;
        this.audit = audit;
    }

    @Transactional
    public AccessReview decide(String review, List<Decision> decisions) {
        see.see(review);
        reviews.lock(review);
        time.afterLock();
        CloseAccessReview.mustBeOpen(see.see(review));
        var byNumber = checked(decisions);
        var found = items.those(review, see.reader(), List.copyOf(byNumber.keySet()));
        if (found.size() < byNumber.size()) {
            throw new Refused(Refusal.notFound("item", "of that number in " + review));
        }
        var actor = currentActor.get();
        found.forEach(item -> AccessRules.mayDecide(item, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        }));
        found.forEach(item -> decide(review, item, Objects.requireNonNull(byNumber.get(item.n())), actor));
        close.ifDecided(review);
        return see.see(review);
    }

    private void decide(String review, AccessItem item, Decision decision, Actor actor) {
        if (!rights.there(item, time.now()) || decision.verdict() == AccessVerdict.REVOKE && !revoked(review, item)) {
            close.gone(review, item);
            return;
        }
        items.decide(review, item, decision.verdict(), decision.reason(), actor, time.now());
        var data = new HashMap<String, Object>(AccessRules.facts(item));
        data.put("verdict", decision.verdict().word());
        data.put("reason", String.valueOf(decision.reason()));
        audit.record(Fact.of("access_decided", review, data));
    }

    private boolean revoked(String review, AccessItem item) {
        return item.team() != null
                ? revoke.membership(item.team(), item.person(), review)
                : revoke.token(Objects.requireNonNull(item.token()), review);
    }

    private Map<Integer, Decision> checked(List<Decision> decisions) {
        var errors = new ArrayList<FieldError>();
        var byNumber = new TreeMap<Integer, Decision>();
        if (decisions.isEmpty() || decisions.size() > MOST) {
            errors.add(new FieldError("decisions", "must be 1 to " + MOST));
        }
        for (int i = 0; i < Math.min(decisions.size(), MOST); i++) {
            var at = "decisions[" + i + "].";
            var decision = decisions.get(i);
            if (decision.verdict() == AccessVerdict.GONE) {
                errors.add(new FieldError(at + "verdict", "must be keep or revoke"));
            }
            comments.check(at + "reason", decision.reason(), errors);
            if (byNumber.put(decision.n(), decision) != null) {
                errors.add(new FieldError(at + "n", "is there twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return byNumber;
    }
}
