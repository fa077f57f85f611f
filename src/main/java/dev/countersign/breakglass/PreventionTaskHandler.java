package dev.countersign.breakglass;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of a preventive action says that it is done. */
@Component
final class PreventionTaskHandler implements TaskHandler {

    private final FinishPreventiveAction finishPreventiveAction;
    private final Obligations obligations;

    PreventionTaskHandler(FinishPreventiveAction finishPreventiveAction, Obligations obligations) {
        this.finishPreventiveAction = finishPreventiveAction;
        this.obligations = obligations;
    }

    @Override
    public String key() {
        return ObligationTasks.PREVENT;
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        return Map.of(
                "title", obligations.preventiveAction(id(task)).orElseThrow().title());
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var form = new FormValues(values);
        finishPreventiveAction.finish(id(task), form.text("result"));
    }

    private static String id(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
