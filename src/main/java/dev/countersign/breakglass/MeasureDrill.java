package dev.countersign.breakglass;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.breakglass.Drill.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures drills by what was written down of them. */
@Component
final class MeasureDrill {

    private static final Set<String> BY_ITSELF = Set.of("expired", "idle", "budget_spent");
    private static final Set<String> OUTSIDE = Set.of("scope_exceeded");
    private static final Set<String> AFTER = Set.of("session_over");

    private final Incidents incidents;
    private final AuditLog audit;

    MeasureDrill(Incidents incidents, AuditLog audit) {
        this.incidents = incidents;
        this.audit = audit;
    }

    /** Nothing of a session that is none. */
    Optional<Drill> of(Session session) {
        return Optional.ofNullable(of(List.of(session)).get(session.id()));
    }

    /** By session. */
    Map<String, Drill> of(Collection<Session> sessions) {
        var drills = sessions.stream().filter(Session::rehearsal).toList();
        var entries = audit.ofAll(drills.stream().map(Session::id).toList());
        return drills.stream()
                .collect(Collectors.toMap(
                        Session::id, session -> measure(session, entries.getOrDefault(session.id(), List.of()))));
    }

    private Drill measure(Session session, List<AuditEntry> entries) {
        var declared = incidents.find(session.incident()).orElseThrow().declaredAt();
        var opened = session.openedAt();
        var over = session.endedAt();
        var steps = List.of(
                step("opened", declared, first(entries, "session_opened", entry -> true)),
                step("told", opened, first(entries, "session_told", entry -> true)),
                step("refused_outside", opened, refused(entries, OUTSIDE)),
                step(
                        "closed_itself",
                        over,
                        first(entries, "session_ended", entry -> BY_ITSELF.contains(text(entry, "end")))),
                step("refused_after", over, refused(entries, AFTER)),
                step("paid_back", over, first(entries, "preventive_action_done", entry -> true)));
        return new Drill(steps.stream().allMatch(Step::shown), steps);
    }

    private static Step step(String id, @Nullable Instant from, Optional<Instant> at) {
        var took = at.flatMap(shown -> Optional.ofNullable(from).map(start -> Duration.between(start, shown)));
        return new Step(id, at.isPresent(), at.orElse(null), took.orElse(null));
    }

    private static Optional<Instant> refused(List<AuditEntry> entries, Set<String> codes) {
        return first(entries, "act_refused", entry -> codes.contains(text(entry, "code")));
    }

    private static Optional<Instant> first(List<AuditEntry> entries, String kind, Predicate<AuditEntry> condition) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind) && condition.test(entry))
                .map(AuditEntry::at)
                .findFirst();
    }

    private static String text(AuditEntry entry, String field) {
        return entry.data().path(field).asText();
    }
}
