package dev.countersign.modeling;

import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The library of models: what is in force and what was, for everybody who is signed in. */
@Component
public class ShowLibrary {

    /**
     * A model as the list has it.
     *
     * @param name of its file
     * @param title what it calls itself
     * @param running instances that follow a version of it; always 0 of tables and forms
     * @param runningOlder how many of them follow another than the one in force
     * @param drafts how many are open; told to process owners only
     */
    public record Listed(
            String name,
            ModelKind kind,
            String title,
            int version,
            String digest,
            String source,
            @Nullable String release,
            String account,
            Instant at,
            int running,
            int runningOlder,
            int drafts) {}

    /** @param running instances that follow it */
    public record Version(
            int version,
            String digest,
            String source,
            @Nullable String release,
            String account,
            Instant at,
            int running) {}

    /** @param versions newest first */
    public record Model(Listed model, List<Version> versions) {}

    private final ModelVersions versions;
    private final Drafts drafts;
    private final RunningInstances running;
    private final ProcessOwners owners;
    private final CurrentActor currentActor;

    ShowLibrary(
            ModelVersions versions,
            Drafts drafts,
            RunningInstances running,
            ProcessOwners owners,
            CurrentActor currentActor) {
        this.versions = versions;
        this.drafts = drafts;
        this.running = running;
        this.owners = owners;
        this.currentActor = currentActor;
    }

    /** By name. */
    public List<Listed> list() {
        var drafted = drafted();
        var following = running.byModel();
        return versions.inForce().stream()
                .map(version -> listed(version, following.getOrDefault(version.name(), Map.of()), drafted))
                .sorted(Comparator.comparing(Listed::kind).thenComparing(Listed::name))
                .toList();
    }

    /** @throws Refused 404 where there is no such model */
    public Model show(ModelName name) {
        var all = versions.of(name);
        if (all.isEmpty()) {
            throw new Refused(Refusal.notFound("model", name.file()));
        }
        var following = running.byModel().getOrDefault(name, Map.of());
        return new Model(
                listed(all.get(0), following, drafted()),
                all.stream()
                        .map(version -> new Version(
                                version.version(),
                                version.digest(),
                                version.source(),
                                version.release(),
                                version.account(),
                                version.at(),
                                following.getOrDefault(version.version(), 0)))
                        .toList());
    }

    /** What follows a version, for those who look after models. {@code after}: the last one seen, or nothing. */
    public List<String> following(ModelName name, int version, String after, int limit) {
        owners.looking();
        return running.following(versions.get(name, version), after, limit);
    }

    private Listed listed(ModelVersion version, Map<Integer, Integer> following, Map<ModelName, Long> drafted) {
        var all = following.values().stream().mapToInt(Integer::intValue).sum();
        return new Listed(
                version.name().file(),
                version.name().kind(),
                ModelTitle.of(version.name(), versions.content(version)),
                version.version(),
                version.digest(),
                version.source(),
                version.release(),
                version.account(),
                version.at(),
                all,
                all - following.getOrDefault(version.version(), 0),
                drafted.getOrDefault(version.name(), 0L).intValue());
    }

    private Map<ModelName, Long> drafted() {
        return owners.mayLook(currentActor.get())
                ? drafts.open().stream()
                        .map(Draft::name)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                : Map.of();
    }
}
