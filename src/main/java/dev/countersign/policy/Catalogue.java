package dev.countersign.policy;

import dev.countersign.policy.CatalogueProperties.ProjectEntry;
import dev.countersign.policy.CatalogueProperties.TargetEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What there is to change: projects, environments, actions, targets and freezes. Checked when the application starts. */
@Component
public final class Catalogue {

    private final CatalogueProperties properties;
    private final FreezeCalendar calendar;
    private final List<Project> projects;
    private final List<Environment> environments;
    private final List<Action> actions;
    private final OfficeHours officeHours;

    public Catalogue(CatalogueProperties properties, FreezeCalendar calendar) {
        CatalogueCheck.check(properties);
        this.properties = properties;
        this.calendar = calendar;
        this.projects = properties.projects().stream()
                .map(p -> new Project(p.id(), p.name(), p.ownersTeam(), p.teams()))
                .toList();
        this.environments = properties.environments().stream()
                .map(e -> new Environment(e.id(), e.title(), e.production()))
                .toList();
        this.actions = properties.actions().stream()
                .map(a -> new Action(a.id(), a.title(), a.description()))
                .toList();
        var hours = properties.officeHours();
        this.officeHours = new OfficeHours(hours.zone(), hours.from(), hours.until(), hours.days());
    }

    /** A catalogue with the freezes that the properties declare. */
    public static Catalogue of(CatalogueProperties properties) {
        return new Catalogue(properties, new DeclaredFreezes(properties));
    }

    /** Of all that policy may depend on: projects, environments, actions, office hours, freezes. */
    public String digest() {
        return CatalogueDigest.of(properties, calendar.freezes());
    }

    public List<Project> projects() {
        return projects;
    }

    /** Those whose changes a member of these teams sees, and may ask for. */
    public List<Project> projectsOf(Set<String> teams) {
        boolean all = properties.viewers().stream().anyMatch(teams::contains);
        return projects.stream()
                .filter(project -> all || project.teams().stream().anyMatch(teams::contains))
                .toList();
    }

    public Optional<Project> project(String id) {
        return projects.stream().filter(project -> project.id().equals(id)).findFirst();
    }

    /** In the order in which a change travels. */
    public List<Environment> environments() {
        return environments;
    }

    public Optional<Environment> environment(String id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    public List<Action> actions() {
        return actions;
    }

    public Optional<Action> action(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    /** Teams whose members see every project. */
    public Set<String> viewers() {
        return properties.viewers();
    }

    public OfficeHours officeHours() {
        return officeHours;
    }

    /** The highest among the patterns that fit the target, else the project's default. Of an unknown project: vital. */
    public Criticality criticality(String project, String target) {
        return properties.projects().stream()
                .filter(p -> p.id().equals(project))
                .findFirst()
                .map(p -> criticality(p, target))
                .orElse(Criticality.VITAL);
    }

    public List<Freeze> freezes() {
        return calendar.freezes();
    }

    /** The freezes in force at a moment. */
    public List<Freeze> freezesAt(String environment, String project, Instant at) {
        return freezesBetween(environment, project, at, at);
    }

    /** The freezes in force at any moment between the two, both included. */
    public List<Freeze> freezesBetween(String environment, String project, Instant begin, Instant end) {
        return calendar.freezes().stream()
                .filter(freeze -> freeze.concerns(environment, project) && freeze.meets(begin, end))
                .toList();
    }

    /** The freezes that the time asked for touches. */
    List<Freeze> freezesDuring(PolicyFacts facts) {
        return freezesBetween(facts.environment(), facts.project(), facts.plannedFrom(), facts.plannedUntil());
    }

    private static Criticality criticality(ProjectEntry project, String target) {
        return project.targets().stream()
                .filter(entry -> fits(entry.pattern(), target))
                .map(TargetEntry::criticality)
                .max(Comparator.naturalOrder())
                .orElse(project.defaultCriticality());
    }

    /** Whatever the case: {@code *LEDGER*} is the same target to whoever runs it, and must not count for less. */
    private static boolean fits(String pattern, String target) {
        var literal = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(literal, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(target)
                .matches();
    }
}
