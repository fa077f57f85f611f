package dev.countersign.compliance;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.compliance.AccessItems.Right;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts an access review: takes down every right that it is about, and who is to decide on it. */
@Component
public class StartAccessReview {

    /**
     * @param teams whose memberships; none: those of all teams that have any
     * @param tokens whether every API token is reviewed too
     * @param reviewers persons who decide, where nobody is named for a team
     * @param teamReviewers others for some teams
     */
    public record Start(
            @Nullable String title,
            @Nullable Instant dueAt,
            @Nullable List<String> teams,
            boolean tokens,
            @Nullable List<String> reviewers,
            @Nullable List<TeamReviewers> teamReviewers) {}

    public record TeamReviewers(String team, List<String> reviewers) {}

    private static final Duration LONGEST = Duration.ofDays(366);

    private final SeeAccessReviews see;
    private final ReviewedRights rights;
    private final AccessReviews reviews;
    private final AccessItems items;
    private final DatabaseTime time;
    private final AuditLog audit;

    StartAccessReview(
            SeeAccessReviews see,
            ReviewedRights rights,
            AccessReviews reviews,
            AccessItems items,
            DatabaseTime time,
            AuditLog audit) {
        this.see = see;
        this.rights = rights;
        this.reviews = reviews;
        this.items = items;
        this.time = time;
        this.audit = audit;
    }

    @Transactional
    public AccessReview start(Start start) {
        var actor = see.requireStarter();
        var now = time.now();
        var errors = new ArrayList<FieldError>();
        Text.line("title", start.title(), 200, errors);
        if (start.dueAt() == null
                || !start.dueAt().isAfter(now)
                || start.dueAt().isAfter(now.plus(LONGEST))) {
            errors.add(new FieldError("dueAt", "must be in the future, within a year"));
        }
        var reviewed = rights.now(start.teams(), start.tokens(), now, errors);
        var named = rights.reviewers(start, reviewed, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var id = Ids.next(Ids.ACCESS_REVIEW);
        var teams = reviewed.stream()
                .map(Right::team)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        reviews.add(
                new AccessReview(
                        id,
                        Objects.requireNonNull(start.title()).strip(),
                        Objects.requireNonNull(start.dueAt()),
                        teams,
                        start.tokens(),
                        actor.account(),
                        now,
                        null,
                        null,
                        false,
                        reviewed.size(),
                        0,
                        0,
                        0,
                        0),
                actor.person());
        named.forEach((scope, persons) -> reviews.addReviewers(id, scope, persons));
        items.add(id, reviewed);
        var everybody = new TreeSet<String>();
        named.values().forEach(everybody::addAll);
        audit.record(Fact.of(
                "access_review_started",
                id,
                Map.of(
                        "title", start.title().strip(),
                        "dueAt", start.dueAt().toString(),
                        "teams", teams,
                        "tokens", start.tokens(),
                        "needed", reviewed.size(),
                        "reviewers", List.copyOf(everybody))));
        return see.see(id);
    }
}
