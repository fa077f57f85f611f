package dev.countersign.change;

import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Project;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who sees what: the teams of a project and the teams that see every project; besides, everybody sees what they asked
 * for or wrote, and what waits for a team of theirs. What one may not see does not exist (404).
 */
@Component
public final class Visibility {

    /** What a person sees: the rule itself. */
    public record Sight(String person, Set<String> teams, Set<String> projects) {

        public boolean sees(Change change) {
            return change.excludedPersons().contains(person)
                    || projects.contains(change.project())
                    || (change.openTeam() != null && teams.contains(change.openTeam()));
        }
    }

    private final Catalogue catalogue;
    private final Directory directory;
    private final Changes changes;
    private final DatabaseTime time;

    Visibility(Catalogue catalogue, Directory directory, Changes changes, DatabaseTime time) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.changes = changes;
        this.time = time;
    }

    /** The actor as the queue needs it. */
    public Queue.Caller caller(Actor actor) {
        var now = time.now();
        var teams = directory.teamsOf(actor.person(), now);
        var projects = projects(teams);
        return new Queue.Caller(actor, teams, projects, seesAll(projects), now);
    }

    /** Whether the actor sees every project: then what is of everybody is for them too. */
    public boolean seesAll(Actor actor) {
        return seesAll(projects(actor));
    }

    private boolean seesAll(Set<String> projects) {
        return projects.size() == catalogue.projects().size();
    }

    public Set<String> projects(Actor actor) {
        return projects(directory.teamsOf(actor.person(), time.now()));
    }

    Set<String> projects(Set<String> teams) {
        return catalogue.projectsOf(teams).stream().map(Project::id).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws Refused 404 where there is no such change, or none that the actor may see */
    public Change see(String changeId, Actor actor) {
        return find(changeId, actor).orElseThrow(() -> new Refused(Refusal.notFound("change", changeId)));
    }

    /** Nothing where there is no such change, or none that the actor may see. */
    public Optional<Change> find(String changeId, Actor actor) {
        return changes.find(changeId).filter(change -> visible(change, actor));
    }

    /** The same, locked for an act. */
    public Change lock(String changeId, Actor actor) {
        var change = changes.lock(changeId);
        if (!visible(change, actor)) {
            throw new Refused(Refusal.notFound("change", changeId));
        }
        return change;
    }

    /** For many changes and persons at once: what each of them acts for and sees. Holds for the moment. */
    public Map<String, Sight> sights(Collection<String> persons) {
        var teams = directory.teamsOf(persons, time.now());
        return persons.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), person -> sight(person, teams.getOrDefault(person, Set.of()))));
    }

    private Sight sight(String person, Set<String> teams) {
        return new Sight(person, teams, projects(teams));
    }

    private boolean visible(Change change, Actor actor) {
        var person = actor.person();
        return change.excludedPersons().contains(person)
                || sight(person, directory.teamsOf(person, time.now())).sees(change);
    }
}
