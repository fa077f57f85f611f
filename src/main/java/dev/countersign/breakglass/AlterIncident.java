package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alters an incident. One that is resolved ends every session that was opened for it, in the same transaction; they stay
 * ended when it is active again.
 */
@Component
public class AlterIncident {

    /** What is left out stays. @param status {@code active} or {@code resolved} */
    public record Alteration(
            @Nullable String status,
            @Nullable String severity,
            @Nullable String title) {}

    private final Incidents incidents;
    private final IncidentCommand command;
    private final Sessions sessions;
    private final TidySession tidy;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    AlterIncident(
            Incidents incidents,
            IncidentCommand command,
            Sessions sessions,
            TidySession tidy,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.incidents = incidents;
        this.command = command;
        this.sessions = sessions;
        this.tidy = tidy;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Incident alter(String reference, Alteration alteration) {
        var actor = currentActor.get();
        command.require(actor);
        check(alteration);
        // Sessions before their incident, as whoever uses one takes them: nobody waits in a circle.
        var open = sessions.openIds(null, reference);
        open.forEach(sessions::lock);
        var incident =
                incidents.lock(reference).orElseThrow(() -> new Refused(Refusal.notFound("incident", reference)));
        incidents.alter(
                reference,
                Objects.requireNonNullElse(alteration.severity(), incident.severity()),
                Objects.requireNonNullElse(alteration.title(), incident.title()));
        if (Incident.RESOLVED.equals(alteration.status()) && incident.active()) {
            incidents.resolve(reference, actor.account(), time.now());
            audit.record(Fact.of("incident_resolved", reference, Map.of("sessions", open)));
            open.forEach(tidy::tidy);
        } else if (Incident.ACTIVE.equals(alteration.status()) && !incident.active()) {
            // One that was opened while it was resolved is over by the clock only: MUST be written before that forgets.
            sessions.openIds(null, reference).forEach(tidy::tidy);
            incidents.reopen(reference);
            audit.record(Fact.of("incident_active_again", reference, Map.of()));
        } else {
            audit.record(Fact.of(
                    "incident_altered",
                    reference,
                    Map.of(
                            "severity", Objects.requireNonNullElse(alteration.severity(), incident.severity()),
                            "title", Objects.requireNonNullElse(alteration.title(), incident.title()))));
        }
        return incidents.find(reference).orElseThrow();
    }

    private static void check(Alteration alteration) {
        var errors = new ArrayList<FieldError>();
        var status = alteration.status();
        if (status != null && !status.equals(Incident.ACTIVE) && !status.equals(Incident.RESOLVED)) {
            errors.add(new FieldError("status", "must be active or resolved"));
        }
        var severity = alteration.severity();
        if (severity != null && !Incident.SEVERITIES.contains(severity)) {
            errors.add(new FieldError("severity", "must be sev1, sev2, sev3 or sev4"));
        }
        Text.allow("title", alteration.title(), Text.line(200), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }
}
