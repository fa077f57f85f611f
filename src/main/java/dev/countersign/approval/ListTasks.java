package dev.countersign.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Queue.Position;
import dev.countersign.directory.Directory;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The caller's inbox: open tasks and their forms. */
@Component
public final class ListTasks {

    /** What to show. Null: any. */
    public record Filter(
            @Nullable String change,
            @Nullable String process,
            @Nullable String key,
            @Nullable String project,
            @Nullable String environment,
            @Nullable String action,
            @Nullable String risk,
            @Nullable String status) {}

    /** A Camunda Form and what it shows at first. */
    public record Form(JsonNode schema, Map<String, Object> data) {}

    private final Inbox inbox;
    private final CompleteTask tasks;
    private final TaskForms forms;
    private final Directory directory;
    private final ObjectMapper json;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ListTasks(
            Inbox inbox,
            CompleteTask tasks,
            TaskForms forms,
            Directory directory,
            ObjectMapper json,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.inbox = inbox;
        this.tasks = tasks;
        this.forms = forms;
        this.directory = directory;
        this.json = json;
        this.currentActor = currentActor;
        this.time = time;
    }

    public List<OpenTask> page(Filter filter, @Nullable Position after, int limit) {
        var actor = currentActor.get();
        var now = time.now();
        return inbox.page(filter, actor, directory.teamsOf(actor.person(), now), now, after, limit);
    }

    public Position positionOf(OpenTask task) {
        return Inbox.positionOf(task);
    }

    /** One of them. */
    public OpenTask show(String id) {
        return tasks.find(id);
    }

    public Form form(String id) {
        var task = tasks.find(id);
        var data = tasks.handler(task).map(handler -> handler.data(task)).orElse(Map.of());
        try {
            return new Form(json.readTree(forms.schema(id)), data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The form of task " + id + " is not JSON", e);
        }
    }
}
