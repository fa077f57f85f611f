package dev.countersign.breakglass;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a task of a session stands for was given, as rows of ours. */
@Component
public final class RequirePaid {

    private final Obligations obligations;

    RequirePaid(Obligations obligations) {
        this.obligations = obligations;
    }

    /**
     * @param completed how often this task of the session was completed before: each opinion completes it once
     * @throws Refused where it was not
     */
    public void of(String task, @Nullable String sessionId, long completed) {
        var id = String.valueOf(sessionId);
        var paid = switch (task) {
            case ObligationTasks.CLOSE -> obligations.closure(id).isPresent();
            case ObligationTasks.REVIEW -> obligations.review(id).isPresent();
            case ObligationTasks.PREVENT ->
                obligations
                        .preventiveAction(id)
                        .filter(action -> action.doneAt() != null)
                        .isPresent();
            default -> obligations.opinions(id).size() > completed;
        };
        if (!paid) {
            throw new Refused(Refusal.unprocessable(
                    "nothing_was_given",
                    "This task is completed by giving what it asks for, and nothing was given.",
                    "Give it by its form, or by the API."));
        }
    }
}
