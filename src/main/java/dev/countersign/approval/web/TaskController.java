package dev.countersign.approval.web;

import dev.countersign.approval.CompleteTask;
import dev.countersign.approval.ListTasks;
import dev.countersign.approval.OpenTask;
import dev.countersign.change.Queue.Position;
import dev.countersign.platform.Refused;
import dev.countersign.platform.web.ActAttributes;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: every open user task of every process that the caller may do. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks")
class TaskController {

    /** Values by the keys of the form's fields. */
    record Completion(@Nullable Map<String, Object> variables) {}

    private final ListTasks listTasks;
    private final CompleteTask completeTask;
    private final Cursor cursors;

    TaskController(ListTasks listTasks, CompleteTask completeTask, Cursor cursors) {
        this.listTasks = listTasks;
        this.completeTask = completeTask;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "A page of the inbox, oldest first", operationId = "listTasks")
    Page<OpenTask> list(
            @ParameterObject ListTasks.Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "tasks " + filter;
        var after = cursors.decode(query, cursor).map(Position::of).orElse(null);
        return Page.of(
                listTasks.page(filter, after, size + 1),
                size,
                last -> cursors.encode(query, listTasks.positionOf(last).values()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A task of the inbox", operationId = "getTask")
    OpenTask show(@PathVariable String id) {
        return listTasks.show(id);
    }

    @GetMapping("/{id}/form")
    @Operation(summary = "The Camunda Form of a task, with its data", operationId = "taskForm")
    ListTasks.Form form(@PathVariable String id) {
        return listTasks.form(id);
    }

    @PostMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Complete a task with the values of its form",
            description = "A task that decides goes through the same rules as decisions.",
            operationId = "completeTask")
    void complete(@PathVariable String id, @RequestBody Completion completion, HttpServletRequest request) {
        try {
            completeTask.complete(id, completion.variables() == null ? Map.of() : completion.variables());
        } catch (Refused refused) {
            completeTask.changeOf(id).ifPresent(change -> request.setAttribute(ActAttributes.SUBJECT, change));
            throw refused;
        }
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Say that you work on it", operationId = "claimTask")
    OpenTask claim(@PathVariable String id) {
        return completeTask.claim(id);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give it back", operationId = "releaseTask")
    OpenTask release(@PathVariable String id) {
        return completeTask.release(id);
    }
}
