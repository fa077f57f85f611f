package dev.countersign.breakglass;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of a review gives it: the same rules as by the API. */
@Component
final class SessionReviewTaskHandler implements TaskHandler {

    private final ReviewSession reviewSession;

    SessionReviewTaskHandler(ReviewSession reviewSession) {
        this.reviewSession = reviewSession;
    }

    @Override
    public String key() {
        return ObligationTasks.REVIEW;
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        return Map.of();
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var form = new FormValues(values);
        reviewSession.review(
                id(task),
                new ReviewSession.Review(
                        form.ticked("timelineConfirmed"),
                        form.text("findings"),
                        "yes".equals(form.text("justified")),
                        new ReviewSession.Action(
                                form.text("preventiveAction"),
                                form.text("preventiveActionOwner"),
                                form.time("preventiveActionDueAt"),
                                form.text("preventiveActionUrl"))));
    }

    private static String id(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
