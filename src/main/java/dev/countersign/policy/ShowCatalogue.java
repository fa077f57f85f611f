package dev.countersign.policy;

import dev.countersign.directory.Directory;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the caller what they may ask for. A project that they do not see is named nowhere, in a freeze neither. */
@Component
public final class ShowCatalogue {

    /** @param freezes in force or to come, the next first */
    public record View(
            List<VisibleProject> projects,
            List<Environment> environments,
            List<Action> actions,
            List<Freeze> freezes) {}

    /** A project as those see it who may ask for its changes. */
    public record VisibleProject(String id, String name, String ownersTeam) {}

    private final Catalogue catalogue;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ShowCatalogue(Catalogue catalogue, Directory directory, CurrentActor currentActor, DatabaseTime time) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.currentActor = currentActor;
        this.time = time;
    }

    public View show() {
        var now = time.now();
        var projects = catalogue.projectsOf(directory.teamsOf(currentActor.get().person(), now));
        return new View(
                projects.stream()
                        .map(project -> new VisibleProject(project.id(), project.name(), project.ownersTeam()))
                        .toList(),
                catalogue.environments(),
                catalogue.actions(),
                freezes(projects.stream().map(Project::id).collect(Collectors.toUnmodifiableSet()), now));
    }

    private List<Freeze> freezes(Set<String> visible, Instant now) {
        return catalogue.freezes().stream()
                .filter(freeze -> now.isBefore(freeze.until()))
                .filter(freeze -> freeze.projects().isEmpty()
                        || freeze.projects().stream().anyMatch(visible::contains))
                .map(freeze -> freeze.among(visible))
                .sorted(Comparator.comparing(Freeze::from))
                .toList();
    }
}
