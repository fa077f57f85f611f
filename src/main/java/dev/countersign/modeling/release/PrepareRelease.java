package dev.countersign.modeling.release;

import dev.countersign.directory.Directory;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.modeling.diff.CompareModels;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.policy.ReleaseTerms;
import dev.countersign.policy.WorkOutRelease;
import dev.countersign.policy.WorkOutRelease.Situation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Works out all that a release is asked with: what it is based on, what the check says, what it changes, who decides. */
@Component
class PrepareRelease {

    private final ModelVersions versions;
    private final Drafts drafts;
    private final CheckModel checkModel;
    private final ReplayOf replays;
    private final WorkOutRelease policy;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    PrepareRelease(
            ModelVersions versions,
            Drafts drafts,
            CheckModel checkModel,
            ReplayOf replays,
            WorkOutRelease policy,
            Directory directory,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.versions = versions;
        this.drafts = drafts;
        this.checkModel = checkModel;
        this.replays = replays;
        this.policy = policy;
        this.directory = directory;
        this.currentActor = currentActor;
        this.time = time;
    }

    Release prepare(Draft draft, RequestRelease.Wanted wanted, String origin) {
        var base = presentBase(draft);
        var content = drafts.content(draft);
        var check = clean(draft, content);
        var replay = replay(draft, wanted);
        var terms = terms(draft, origin, replay);
        var actor = currentActor.get();
        requireDeciders(draft, actor.person(), terms);
        var now = time.now();
        return new Release(
                Ids.next(Ids.RELEASE),
                draft.id(),
                draft.name(),
                origin,
                base.map(ModelVersion::version).orElse(null),
                draft.digest(),
                Objects.requireNonNull(wanted.summary()),
                Objects.requireNonNullElse(wanted.effectiveAt(), now),
                Objects.requireNonNull(wanted.instances()),
                replay.map(ReplayOf.Shown::id).orElse(null),
                check.findings(),
                differences(draft, base, content),
                draft.authors(),
                actor.account(),
                actor.person(),
                now,
                terms.needed(),
                terms.stepUp(),
                terms.rules(),
                now.plus(terms.decideWithin()),
                ReleaseStatus.PENDING,
                null,
                null,
                null);
    }

    /** What is in force, which the draft has to have begun from. */
    private Optional<ModelVersion> presentBase(Draft draft) {
        var inForce = versions.inForce(draft.name());
        inForce.filter(version -> !Objects.equals(version.version(), draft.base()))
                .ifPresent(version -> {
                    throw new Refused(movedOn(version));
                });
        inForce.filter(version -> version.digest().equals(draft.digest())).ifPresent(version -> {
            throw new Refused(Refusal.unprocessable(
                    "nothing_changes",
                    "These very bytes are in force already, as version " + version.version() + ".",
                    "Change something, or give the draft up."));
        });
        return inForce;
    }

    static Refusal movedOn(ModelVersion version) {
        return Refusal.conflict(
                "model_moved_on",
                version.name() + " has moved on to version " + version.version() + " since this draft was begun.",
                "Compare the draft with what is in force, and begin anew from there.",
                new Outcome("version " + version.version(), version.account(), version.at()));
    }

    private CheckModel.Check clean(Draft draft, byte[] content) {
        var check = checkModel.check(draft.name(), content);
        if (!check.clean()) {
            var first = check.findings().get(0);
            throw new Refused(Refusal.unprocessable(
                    "check_failed",
                    "The check found what stands in the way of a release: "
                            + (first.element() == null ? "" : first.element() + ": ") + first.detail(),
                    "Check the draft, correct what is marked as an error, and ask again."));
        }
        return check;
    }

    private Optional<ReplayOf.Shown> replay(Draft draft, RequestRelease.Wanted wanted) {
        var named = wanted.replay();
        if (named == null) {
            return Optional.empty();
        }
        return Optional.of(replays.find(named, draft)
                .orElseThrow(() -> new Refused(Refusal.unprocessable(
                        "replay_of_something_else",
                        "There is no finished replay " + named + " of the draft as it is now.",
                        "Replay the draft on past changes, and name that replay."))));
    }

    private ReleaseTerms terms(Draft draft, String origin, Optional<ReplayOf.Shown> replay) {
        var terms = policy.terms(new Situation(
                draft.name().kind().word(),
                draft.name().stem(),
                replay.filter(ReplayOf.Shown::lessControl).isPresent(),
                origin.equals(Release.ROLLBACK),
                replay.isPresent()));
        if (terms.replayNeeded() && replay.isEmpty()) {
            throw new Refused(Refusal.unprocessable(
                    "replay_needed",
                    "Policy asks for a replay on past changes: "
                            + terms.rules().get(0).reason(),
                    "Replay the draft on past changes, look at what comes out, and name that replay."));
        }
        return terms;
    }

    private void requireDeciders(Draft draft, String requester, ReleaseTerms terms) {
        Set<String> others = new HashSet<>(directory.belongingTo(ProcessOwners.TEAM, time.now()));
        others.removeAll(draft.authors());
        others.remove(requester);
        if (others.size() < terms.needed()) {
            throw new Refused(Refusal.unprocessable(
                    "nobody_could_decide",
                    "Policy asks for " + terms.needed()
                            + " process owners who neither wrote this nor ask for it; there are " + others.size() + ".",
                    "Ask an administrator to add somebody to " + ProcessOwners.TEAM + "."));
        }
    }

    /** Of a model that is new, everything is added. */
    private List<Difference> differences(Draft draft, Optional<ModelVersion> base, byte[] content) {
        var from = base.map(versions::content).orElse(new byte[0]);
        return CompareModels.compare(draft.name().kind(), from, content);
    }
}
