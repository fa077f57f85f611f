package dev.countersign.breakglass;

import dev.countersign.breakglass.AlterIncident.Alteration;
import dev.countersign.breakglass.DeclareIncident.Declaration;
import java.time.Instant;
import java.util.Objects;
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
    private final ToldBefore told;

    FollowIncident(DeclareIncident declareIncident, AlterIncident alterIncident, Incidents incidents, ToldBefore told) {
        this.declareIncident = declareIncident;
        this.alterIncident = alterIncident;
        this.incidents = incidents;
        this.told = told;
    }

    @Transactional
    public Effect follow(Report report) {
        incidents.queue(report.reference());
        var known = incidents.find(report.reference());
        var effect = known.isEmpty() ? declare(report) : follow(known.get(), report);
        if (effect != Effect.NOTHING) {
            told.record(report);
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
                known.active() && !saysTheSame(known, report) && !told.already(report)
                        ? alter(report, null, Effect.ALTERED)
                        : Effect.NOTHING;
            case RESOLVED ->
                known.active() && !told.already(report) && !told.isBeforeReopening(report)
                        ? alter(report, Incident.RESOLVED, Effect.RESOLVED)
                        : Effect.NOTHING;
            case REOPENED ->
                !known.active() && told.isAfterItsEnd(report, known)
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
}
