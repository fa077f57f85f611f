package dev.countersign.approval.process;

import dev.countersign.approval.TaskForms;
import dev.countersign.approval.TaskWork;
import dev.countersign.platform.engine.EngineDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.FormService;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** User tasks and their deployed forms, as the engine keeps them. */
@Component
class EngineTaskWork implements TaskWork, TaskForms {

    /** Of a variable of the engine's. */
    private static final int LONGEST_TEXT = 4000;

    private static final String NO_FIELDS = "{\"type\":\"default\",\"components\":[]}";

    private final TaskService tasks;
    private final FormService forms;
    private final EngineDoor door;

    EngineTaskWork(TaskService tasks, FormService forms, EngineDoor door) {
        this.tasks = tasks;
        this.forms = forms;
        this.door = door;
    }

    @Override
    public void assign(String task, @Nullable String account) {
        door.open(() -> tasks.setAssignee(task, account));
    }

    @Override
    public void complete(String task, Map<String, Object> variables) {
        door.open(() -> tasks.complete(task, small(variables)));
    }

    /** The engine carries what routes. Lists, groups and long texts are kept with the audit entry of the completion. */
    private static Map<String, Object> small(Map<String, Object> values) {
        var small = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value instanceof Boolean || value instanceof String text && text.length() <= LONGEST_TEXT) {
                small.put(name, value);
            } else if (value instanceof Number number) {
                small.put(name, value instanceof Integer || value instanceof Long ? value : number.doubleValue());
            }
        });
        return small;
    }

    @Override
    public String schema(String task) {
        try (var form = forms.getDeployedTaskForm(task)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (BadUserRequestException e) {
            return NO_FIELDS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
