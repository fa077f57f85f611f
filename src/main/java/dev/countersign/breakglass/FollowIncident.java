package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.breakglass.AlterIncident.Alteration;
import dev.countersign.breakglass.DeclareIncident.Declaration;
import dev.countersign.platform.CurrentActor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the register in step with an incident tool, which may tell a thing twice, late, or not at all. What it tells is
 * done by {@link DeclareIncident} and {@link AlterIncident}, as the account that stands for it.
 */
@Component
public class FollowIncident {

    /** What is told of an incident. */
    public enum News {
        /** It began, or is still going on. */
        ACTIVE,
        PRIORITY,
        RESOLVED,
        REOPENED
    }

    /** What came of it, as a word of the answer. */
    public enum Effect {
        DECLARED,
        ALTERED,
        RESOLVED,
        REOPENED,
        NOTHING
    }

    /**
     * @param severity none: the tool does not say
     * @param at when it happened, by the clock of the tool
     */
    public record Report(
            News news,
            String reference,
            @Nullable String severity,
            @Nullable String title,
            @Nullable String project,
            @Nullable String url,
            @Nullable Instant at) {}

    private static final String LOWEST = "sev4";

    private final DeclareIncident declareIncident;
    private final AlterIncident alterIncident;
    private final Incidents incidents;
    private final AuditLog audit;
    private final CurrentActor currentActor;

    FollowIncident(
            DeclareIncident declareIncident,
            AlterIncident alterIncident,
            Incidents incidents,
            AuditLog audit,
            CurrentActor currentActor) {
        this.declareIncident = declareIncident;
        this.alterIncident = alterIncident;
        this.incidents = incidents;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @Transactional
    public Effect follow(Report report) {
        incidents.queue(report.reference());
        var known = incidents.find(report.reference());
        var effect = known.isEmpty() ? declare(report) : follow(known.get(), report);
        if (effect != Effect.NOTHING) {
            var at = report.at() == null ? Map.<String, Object>of() : Map.<String, Object>of("at", report.at());
            audit.record(Fact.of(fact(report.news()), report.reference(), at));
        }
        return effect;
    }

    /** Also one that is over: so that its beginning, when that comes late, does not bring it to life. */
    private Effect declare(Report report) {
        declareIncident.declare(new Declaration(
                report.reference(),
                Objects.requireNonNullElse(report.severity(), LOWEST),
                ToldText.title(report.title(), report.reference()),
                report.project(),
                ToldText.webAddress(report.url()),
                false));
        return report.news() == News.RESOLVED ? alter(report, Incident.RESOLVED, Effect.RESOLVED) : Effect.DECLARED;
    }

    private Effect follow(Incident known, Report report) {
        return switch (report.news()) {
            case ACTIVE -> Effect.NOTHING;
            case PRIORITY ->
                known.active() && !saysTheSame(known, report) && !isBefore(report, News.PRIORITY)
                        ? alter(report, null, Effect.ALTERED)
                        : Effect.NOTHING;
            case RESOLVED ->
                known.active() && !isBefore(report, News.REOPENED)
                        ? alter(report, Incident.RESOLVED, Effect.RESOLVED)
                        : Effect.NOTHING;
            case REOPENED ->
                !known.active() && isAfterItsEnd(known, report)
                        ? alter(report, Incident.ACTIVE, Effect.REOPENED)
                        : Effect.NOTHING;
        };
    }

    private Effect alter(Report report, @Nullable String status, Effect effect) {
        var severity = report.news() == News.PRIORITY ? report.severity() : null;
        alterIncident.alter(report.reference(), new Alteration(status, severity, null));
        return effect;
    }

    private static boolean saysTheSame(Incident known, Report report) {
        return report.severity() == null || report.severity().equals(known.severity());
    }

    private boolean isBefore(Report report, News other) {
        var at = report.at();
        return at != null && lastTold(report, other).filter(at::isBefore).isPresent();
    }

    /**
     * A signature has no time of its own: whoever has seen a delivery can send it again. So what the tool has resolved is
     * opened by what it tells of a later time, and what a person has resolved by what happened since.
     */
    private boolean isAfterItsEnd(Incident resolved, Report report) {
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
