package dev.countersign.breakglass;

import dev.countersign.approval.HowFastChangesPass;
import dev.countersign.change.Visibility;
import dev.countersign.directory.Account;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.BreakGlassTerms;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an opening has to be, and who may send it. All that is wrong with its form is said at once. */
@Component
final class OpeningRules {

    /** An opening whose form is right. */
    record Read(
            String incident,
            String severity,
            String project,
            Scope scope,
            String reason,
            Duration duration,
            Account closureOwner,
            @Nullable String whyNoChange) {}

    private static final Account NOBODY = new Account("", "", false, false);

    private final ScopeRules scopes;
    private final Visibility visibility;
    private final Directory directory;
    private final HowFastChangesPass changes;
    private final Catalogue catalogue;

    OpeningRules(
            ScopeRules scopes,
            Visibility visibility,
            Directory directory,
            HowFastChangesPass changes,
            Catalogue catalogue) {
        this.scopes = scopes;
        this.visibility = visibility;
        this.directory = directory;
        this.changes = changes;
        this.catalogue = catalogue;
    }

    /** @throws Refused {@code invalid} with every field at fault */
    Read read(Opening opening, Actor actor) {
        if (actor.service()) {
            throw new Refused(Refusal.forbidden(
                    "service_account",
                    "A service account opens no emergency session: somebody has to answer for it.",
                    "Let a person open it; what runs under it may be a pipeline."));
        }
        var errors = new ArrayList<FieldError>();
        var incident = opening.incident() == null
                ? new Opening.NamedIncident(null, null, null, null, null)
                : opening.incident();
        Text.line("incident.reference", incident.reference(), 60, errors);
        if (incident.severity() == null || !Incident.SEVERITIES.contains(incident.severity())) {
            errors.add(new FieldError("incident.severity", "must be sev1, sev2, sev3 or sev4"));
        }
        Text.prose("reason", opening.reason(), 4_000, errors);
        Text.allow("whyNoChange", opening.whyNoChange(), Text.prose(4_000), errors);
        var wanted = opening.scope() == null ? new Opening.WantedScope(null, null, null, null) : opening.scope();
        if (wanted.project() == null || !visibility.projects(actor).contains(wanted.project())) {
            errors.add(
                    new FieldError("scope.project", "is none that you may use; the catalogue names those that exist"));
        }
        var scope = scopes.read(wanted.environments(), wanted.actions(), wanted.targets(), true, errors);
        var duration = Durations.read("duration", opening.duration(), BreakGlassTerms.CEILING, errors);
        var owner = closureOwner(opening.closureOwner(), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return new Read(
                Objects.requireNonNull(incident.reference()),
                Objects.requireNonNull(incident.severity()),
                Objects.requireNonNull(wanted.project()),
                scope,
                Objects.requireNonNull(opening.reason()),
                duration,
                owner,
                opening.whyNoChange());
    }

    /** Somebody who is there: an undefined or absent closure owner is none (the guide says "never" to that). */
    private Account closureOwner(@Nullable String account, List<FieldError> errors) {
        return activePerson("closureOwner", account, errors);
    }

    /** The account of a person who can be asked for what they owe. */
    Account activePerson(String field, @Nullable String account, List<FieldError> errors) {
        var found = account == null ? null : directory.account(account).orElse(null);
        if (found == null || !found.active() || found.service() || !active(found.person())) {
            errors.add(new FieldError(field, "must be the account of a person who is active"));
            return NOBODY;
        }
        return found;
    }

    private boolean active(String person) {
        return directory.person(person).filter(found -> found.active()).isPresent();
    }

    boolean isFor(Incident incident, Read read) {
        return incident.active()
                && incident.severity().equals(read.severity())
                && (incident.project() == null || incident.project().equals(read.project()));
    }

    /** The team for which somebody opens it. @throws Refused where policy lets none of theirs */
    String team(Set<String> teams, BreakGlassTerms terms) {
        return terms.openers().stream()
                .filter(teams::contains)
                .min(String::compareTo)
                .orElseThrow(() -> new Refused(Refusal.forbidden(
                        "not_an_opener",
                        "At this severity, emergency sessions are opened by "
                                + String.join(
                                        ", ", terms.openers().stream().sorted().toList())
                                + "; you act for none of them.",
                        "Ask one of them to open it.")));
    }

    /** A drill does no harm. @throws Refused where it would reach production */
    void harmless(Incident incident, Collection<String> environments) {
        var production = environments.stream()
                .filter(id ->
                        catalogue.environment(id).map(Environment::production).orElse(true))
                .findFirst();
        if (incident.rehearsal() && production.isPresent()) {
            throw new Refused(Refusal.unprocessable(
                    "drill_in_production",
                    incident.reference() + " is a drill, and " + production.get() + " is a production environment.",
                    "Rehearse in an environment where it does no harm."));
        }
    }

    /** @throws Refused where it is longer than policy allows, or a change would be quick enough */
    void fits(Read read, BreakGlassTerms terms, Incident incident) {
        harmless(incident, read.scope().environments());
        if (read.duration().compareTo(terms.longest()) > 0) {
            throw new Refused(Refusal.unprocessable(
                    "too_long",
                    "At " + incident.severity() + " a session is open for at most " + terms.longest()
                            + " without a co-signature.",
                    "Open it for that long, and ask for more time while it is open."));
        }
        var pace = changes.pass(
                read.project(), read.scope().environments(), read.scope().actions());
        if (read.whyNoChange() == null && pace.quickerThan(terms.quickChange())) {
            throw new Refused(Refusal.unprocessable(
                    "change_is_quick_enough",
                    "Changes like this pass in " + pace.median().toMinutes() + " minutes (median of the last "
                            + pace.count() + "): an emergency session is not for routine.",
                    "Submit a change; or say in whyNoChange why that is not quick enough."));
        }
    }
}
