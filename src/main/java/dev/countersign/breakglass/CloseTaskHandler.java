package dev.countersign.breakglass;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of a closure gives it. */
@Component
final class CloseTaskHandler implements TaskHandler {

    private final CloseSession closeSession;
    private final Sessions sessions;
    private final DatabaseTime time;

    CloseTaskHandler(CloseSession closeSession, Sessions sessions, DatabaseTime time) {
        this.closeSession = closeSession;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public String key() {
        return ObligationTasks.CLOSE;
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        var session = sessions.find(id(task)).orElseThrow();
        return Map.of(
                "incidentReference", session.incident(),
                "reasonUsed", session.reason(),
                "actionsPerformed", String.join("\n", closeSession.performed(session.id())),
                "sessionClosedAt",
                        Objects.requireNonNullElse(session.endedAt(), time.now())
                                .toString());
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var form = new FormValues(values);
        closeSession.close(
                id(task),
                new CloseSession.Closing(
                        null,
                        form.text("reasonUsed"),
                        Objects.requireNonNullElse(form.text("actionsPerformed"), "")
                                .lines()
                                .toList(),
                        form.text("preventiveActionOwner"),
                        form.text("summary")));
    }

    private static String id(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
