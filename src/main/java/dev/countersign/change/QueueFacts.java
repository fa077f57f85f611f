package dev.countersign.change;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page of the queue says of its changes beside themselves: asked for the page, never for a row. */
@Component
public final class QueueFacts {

    private static final Set<ChangeStatus> ALLOWED_TO_RUN = EnumSet.of(
            ChangeStatus.APPROVED,
            ChangeStatus.EXECUTING,
            ChangeStatus.SUCCEEDED,
            ChangeStatus.FAILED,
            ChangeStatus.ROLLED_BACK);

    /** @param openItems of a rejected change, what is to be put right */
    public record Facts(@Nullable Integer openItems, Runs.@Nullable Summary run) {}

    /** The facts of a page. */
    public record OfPage(Map<String, Integer> openItems, Map<String, Runs.Summary> runs) {

        public Facts of(Change change) {
            var rejected = change.status() == ChangeStatus.REJECTED;
            return new Facts(rejected ? openItems.getOrDefault(change.id(), 0) : null, runs.get(change.id()));
        }
    }

    private final Review review;
    private final Runs runs;

    QueueFacts(Review review, Runs runs) {
        this.review = review;
        this.runs = runs;
    }

    public OfPage of(List<Change> page) {
        return new OfPage(
                review.countOpenItems(ids(page, Set.of(ChangeStatus.REJECTED))),
                runs.summaries(ids(page, ALLOWED_TO_RUN)));
    }

    private static List<String> ids(List<Change> page, Set<ChangeStatus> statuses) {
        return page.stream()
                .filter(change -> statuses.contains(change.status()))
                .map(Change::id)
                .toList();
    }
}
