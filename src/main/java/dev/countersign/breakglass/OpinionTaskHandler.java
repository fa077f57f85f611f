package dev.countersign.breakglass;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of an opinion gives it. */
@Component
final class OpinionTaskHandler implements TaskHandler {

    private final GiveOpinion giveOpinion;
    private final Sessions sessions;

    OpinionTaskHandler(GiveOpinion giveOpinion, Sessions sessions) {
        this.giveOpinion = giveOpinion;
        this.sessions = sessions;
    }

    @Override
    public String key() {
        return ObligationTasks.OPINE;
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        return Map.of("reason", sessions.find(id(task)).orElseThrow().reason());
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var form = new FormValues(values);
        giveOpinion.give(id(task), new GiveOpinion.Wanted("yes".equals(form.text("agrees")), form.text("comment")));
    }

    private static String id(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
