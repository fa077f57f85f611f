package dev.countersign.modeling.release;

import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Releases with what was decided on them, for those who may look at them. */
@Component
public class ShowReleases {

    /** @param allowedActions what the reader may do with it now: {@code decide}, {@code withdraw} */
    public record Shown(Release release, List<ReleaseDecision> decisions, List<String> allowedActions) {}

    private final ProcessOwners owners;
    private final Releases releases;
    private final ReleaseDecisions decisions;
    private final ReleaseRules rules;
    private final CurrentActor currentActor;

    ShowReleases(
            ProcessOwners owners,
            Releases releases,
            ReleaseDecisions decisions,
            ReleaseRules rules,
            CurrentActor currentActor) {
        this.owners = owners;
        this.releases = releases;
        this.decisions = decisions;
        this.rules = rules;
        this.currentActor = currentActor;
    }

    public Shown show(String id) {
        owners.looking();
        return shown(releases.get(id));
    }

    /** As its own act has left it. */
    public Shown shown(Release release) {
        return new Shown(release, decisions.on(release.id()), allowed(release, currentActor.get(), owner()));
    }

    /** The newest first; {@code before} is the last one seen. */
    public List<Shown> page(@Nullable String status, @Nullable String name, @Nullable String before, int limit) {
        owners.looking();
        var found = releases.page(status(status), name == null ? null : new ModelName(name), before, limit);
        var on = decisions.onAll(found.stream().map(Release::id).toList());
        var actor = currentActor.get();
        var owner = owner();
        return found.stream()
                .map(release ->
                        new Shown(release, on.getOrDefault(release.id(), List.of()), allowed(release, actor, owner)))
                .toList();
    }

    private boolean owner() {
        return owners.include(currentActor.get());
    }

    private List<String> allowed(Release release, Actor actor, boolean owner) {
        var allowed = new ArrayList<String>();
        if (owner && !release.status().closed()) {
            if (rules.refusal(release, actor.person()).isEmpty()) {
                allowed.add("decide");
            }
            allowed.add("withdraw");
        }
        return allowed;
    }

    private static @Nullable ReleaseStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return ReleaseStatus.of(word)
                .orElseThrow(
                        () -> new Refused(Refusal.invalid(List.of(new FieldError("status", "is none of a release")))));
    }
}
