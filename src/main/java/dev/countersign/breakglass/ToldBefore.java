package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.breakglass.FollowIncident.News;
import dev.countersign.breakglass.FollowIncident.Report;
import dev.countersign.platform.CurrentActor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an incident tool has told of an incident before, and of which time by its own clock. */
@Component
final class ToldBefore {

    private final AuditLog audit;
    private final CurrentActor currentActor;

    ToldBefore(AuditLog audit, CurrentActor currentActor) {
        this.audit = audit;
        this.currentActor = currentActor;
    }

    void record(Report report) {
        var at = report.at() == null ? Map.<String, Object>of() : Map.<String, Object>of("at", report.at());
        audit.record(Fact.of(fact(report.news()), report.reference(), at));
    }

    /** The same, or older than the last of its kind. */
    boolean already(Report report) {
        var at = report.at();
        return at != null
                && lastTold(report, report.news())
                        .filter(last -> !at.isAfter(last))
                        .isPresent();
    }

    boolean isBeforeReopening(Report report) {
        var at = report.at();
        return at != null
                && lastTold(report, News.REOPENED).filter(at::isBefore).isPresent();
    }

    /**
     * A signature has no time of its own: whoever has seen a delivery can send it again. So what the tool has resolved is
     * opened by what it tells of a later time, and what a person has resolved by what happened since.
     */
    boolean isAfterItsEnd(Report report, Incident resolved) {
        var since = Objects.requireNonNull(resolved.resolvedAt());
        var byTool = currentActor.get().account().equals(resolved.resolvedBy());
        var end = byTool ? lastTold(report, News.RESOLVED).orElse(since) : since;
        return report.at() != null && report.at().isAfter(end);
    }

    private Optional<Instant> lastTold(Report report, News news) {
        return audit.lastOf(report.reference(), fact(news))
                .map(entry -> entry.data().path("at").asText())
                .filter(at -> !at.isEmpty())
                .map(Instant::parse);
    }

    private static String fact(News news) {
        return "incident_reported_" + news.name().toLowerCase(Locale.ROOT);
    }
}
