package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.compliance.ProcessHistory.Asked;
import dev.countersign.compliance.ProcessHistory.AskedVisits;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the processes went, of the projects that the caller may see. */
@Component
@Transactional(readOnly = true)
public class ShowProcesses {

    /**
     * @param version none: the newest
     * @param from by default 90 days before {@code until}, which is by default now
     * @param project one of those that the caller may see; none: all of them
     */
    public record Question(
            String key,
            @Nullable Integer version,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String project) {}

    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    private final ProcessHistory history;
    private final Visibility visibility;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ShowProcesses(ProcessHistory history, Visibility visibility, CurrentActor currentActor, DatabaseTime time) {
        this.history = history;
        this.visibility = visibility;
        this.currentActor = currentActor;
        this.time = time;
    }

    public List<ProcessOverview> all() {
        return history.processes(visibility.projects(currentActor.get()));
    }

    public ProcessMap map(Question question) {
        var process = process(question.key());
        var version = version(process, question.version());
        var asked = asked(question, version);
        var drawn = history.drawn(version.definition());
        var elements = history.elements(asked);
        return new ProcessMap(
                process.key(),
                process.name(),
                version.version(),
                time.now(),
                asked.from(),
                asked.until(),
                process.historyFrom(),
                drawn.keptDays(),
                drawn.bpmn(),
                elements,
                history.flows(version.definition(), elements));
    }

    /** Those that were at an element, or are. */
    public List<ElementVisit> visits(
            Question question, String element, boolean activeOnly, ProcessHistory.@Nullable Place after, int limit) {
        var asked = asked(question, version(process(question.key()), question.version()));
        return history.visits(new AskedVisits(asked, element, activeOnly), after, limit);
    }

    private ProcessOverview process(String key) {
        return all().stream()
                .filter(process -> process.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.notFound("process", "of that key")));
    }

    private static ProcessOverview.Version version(ProcessOverview process, @Nullable Integer wanted) {
        return process.versions().stream()
                .filter(version -> wanted == null || version.version() == wanted)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.notFound("version", process.key() + " " + wanted)));
    }

    private Asked asked(Question question, ProcessOverview.Version version) {
        var until = Objects.requireNonNullElseGet(question.until(), time::now);
        var from = Objects.requireNonNullElse(question.from(), until.minus(USUAL));
        var mine = visibility.projects(currentActor.get());
        var errors = new ArrayList<FieldError>();
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("from", "must be before until, by no more than five years"));
        }
        if (question.project() != null && !mine.contains(question.project())) {
            errors.add(new FieldError("project", "is none that you may see"));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return new Asked(
                version.definition(), from, until, question.project() == null ? mine : Set.of(question.project()));
    }
}
