package dev.countersign.approval.process;

import dev.countersign.approval.TaskForms;
import dev.countersign.approval.TaskWork;
import dev.countersign.platform.engine.EngineDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.FormService;
import org.operaton.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** User tasks and their deployed forms, as the engine keeps them. */
@Component
class EngineTaskWork implements TaskWork, TaskForms {

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
        door.open(() -> tasks.complete(task, variables));
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
