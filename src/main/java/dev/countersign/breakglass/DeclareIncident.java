package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.ProposalRules;
import dev.countersign.change.Visibility;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts an incident into the register: by an incident commander, or by the service account of an incident tool. */
@Component
public class DeclareIncident {

    /** @param rehearsal of a drill; what is opened for it is a drill as well */
    public record Declaration(
            @Nullable String reference,
            @Nullable String severity,
            @Nullable String title,
            @Nullable String project,
            @Nullable String url,
            @Nullable Boolean rehearsal) {}

    private final Incidents incidents;
    private final IncidentCommand command;
    private final Visibility visibility;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    DeclareIncident(
            Incidents incidents,
            IncidentCommand command,
            Visibility visibility,
            Catalogue catalogue,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.incidents = incidents;
        this.command = command;
        this.visibility = visibility;
        this.catalogue = catalogue;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @throws Refused 409 where it is known already */
    @Transactional
    public Incident declare(Declaration declaration) {
        var actor = currentActor.get();
        command.require(actor);
        var errors = new ArrayList<FieldError>();
        check(declaration, actor, errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        var incident = new Incident(
                Objects.requireNonNull(declaration.reference()),
                Objects.requireNonNull(declaration.severity()),
                Objects.requireNonNull(declaration.title()),
                declaration.project(),
                declaration.url(),
                Boolean.TRUE.equals(declaration.rehearsal()),
                Incident.ACTIVE,
                actor.account(),
                time.now(),
                null,
                null);
        if (!incidents.insert(incident)) {
            var known = incidents.find(incident.reference()).orElseThrow();
            throw new Refused(Refusal.conflict(
                    "incident_known",
                    incident.reference() + " is in the register already, and is " + known.status() + ".",
                    "Alter it, or make it active again, by PATCH.",
                    new Refusal.Outcome(known.status(), known.declaredBy(), known.declaredAt())));
        }
        audit.record(Fact.of(
                "incident_declared",
                incident.reference(),
                Map.of(
                        "severity", incident.severity(),
                        "title", incident.title(),
                        "rehearsal", incident.rehearsal(),
                        "project", Objects.requireNonNullElse(incident.project(), "*"),
                        "url", Objects.requireNonNullElse(incident.url(), ""))));
        return incident;
    }

    private void check(Declaration declaration, Actor actor, List<FieldError> errors) {
        Text.line("reference", declaration.reference(), 60, errors);
        var reference = declaration.reference();
        if (reference != null && !reference.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            errors.add(new FieldError("reference", "must be letters, digits, dots, hyphens and underscores"));
        }
        Text.line("title", declaration.title(), 200, errors);
        if (declaration.severity() == null || !Incident.SEVERITIES.contains(declaration.severity())) {
            errors.add(new FieldError("severity", "must be sev1, sev2, sev3 or sev4"));
        }
        var project = declaration.project();
        if (project != null
                && (catalogue.project(project).isEmpty()
                        || !visibility.projects(actor).contains(project))) {
            errors.add(new FieldError("project", "is none that you may use; the catalogue names those that exist"));
        }
        Text.allow("url", declaration.url(), Text.line(2000), errors);
        ProposalRules.webAddress("url", declaration.url(), errors);
    }
}
