package dev.countersign.change.web;

import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Queue;
import dev.countersign.change.QueueFacts;
import dev.countersign.change.Runs;
import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import dev.countersign.policy.Risk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of changes: pages and counts. */
@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "changes")
class QueueController {

    /**
     * What to show; a filter left out lets everything through.
     *
     * @param status one or more, separated by commas
     */
    record Filters(
            Queue.@Nullable View view,
            @Nullable String project,
            @Nullable String environment,
            @Nullable String action,
            @Nullable Risk risk,
            @Nullable Set<ChangeStatus> status,
            @Nullable String requester,
            @Nullable String team,
            @Nullable String q,
            @Nullable Boolean violation) {

        Queue.Filter filter() {
            return new Queue.Filter(
                    view == null ? Queue.View.ALL : view,
                    project,
                    environment,
                    action,
                    risk,
                    status,
                    requester,
                    team,
                    q,
                    violation);
        }
    }

    /** A change in the queue. */
    @Schema(name = "ChangeRow")
    record Row(
            String id,
            String title,
            ChangeStatus status,
            int revision,
            @Nullable Risk risk,
            String project,
            String environment,
            String action,
            String target,
            String requester,
            @Nullable String openTeam,
            @Nullable Instant dueAt,
            boolean feasible,
            boolean violation,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Integer openItems,
            Runs.@Nullable Summary run) {

        static Row of(Change change, QueueFacts.Facts facts) {
            return new Row(
                    change.id(),
                    change.title(),
                    change.status(),
                    change.revision(),
                    change.risk(),
                    change.project(),
                    change.environment(),
                    change.action(),
                    change.target(),
                    change.requester(),
                    change.openTeam(),
                    change.dueAt(),
                    change.feasible(),
                    change.violation(),
                    change.createdAt(),
                    change.updatedAt(),
                    facts.openItems(),
                    facts.run());
        }
    }

    private final Queue queue;
    private final QueueFacts facts;
    private final Visibility visibility;
    private final Cursor cursors;
    private final CurrentActor currentActor;

    QueueController(Queue queue, QueueFacts facts, Visibility visibility, Cursor cursors, CurrentActor currentActor) {
        this.queue = queue;
        this.facts = facts;
        this.visibility = visibility;
        this.cursors = cursors;
        this.currentActor = currentActor;
    }

    @GetMapping
    @Operation(summary = "A page of the queue", operationId = "listChanges")
    Page<Row> list(
            @ParameterObject Filters filters,
            @RequestParam(defaultValue = "due") Queue.Sort sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "changes " + filters + sort;
        var after = cursors.decode(query, cursor).map(Queue.Position::of).orElse(null);
        var found = queue.page(filters.filter(), visibility.caller(currentActor.get()), sort, after, size + 1);
        var beside = facts.of(found);
        return Page.of(
                        found,
                        size,
                        last -> cursors.encode(query, sort.positionOf(last).values()))
                .map(change -> Row.of(change, beside.of(change)));
    }

    @GetMapping("/count")
    @Operation(
            summary = "How many changes a filter shows",
            description = "Exact up to 1,000; beyond that atLeast is true.",
            operationId = "countChanges")
    Queue.Count count(@ParameterObject Filters filters) {
        return queue.count(filters.filter(), visibility.caller(currentActor.get()));
    }
}
