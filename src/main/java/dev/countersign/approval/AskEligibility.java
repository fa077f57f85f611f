package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Person;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the caller whether they can decide, why not, and who could. */
@Component
public final class AskEligibility {

    /**
     * @param reasons why the caller may not decide; empty where they may
     * @param couldDecide people who can still take an empty seat
     * @param feasible whether all empty seats can be filled by different people of them
     * @param detail why not, where they cannot
     */
    public record Answer(
            boolean eligible,
            List<Reason> reasons,
            List<CouldDecide> couldDecide,
            boolean feasible,
            @Nullable String detail) {}

    /** A rule that stands in the way. */
    public record Reason(
            String code, String detail, @Nullable String next) {}

    /** Somebody who can take a seat of the team. */
    public record CouldDecide(String team, String person, String name) {}

    private final Visibility visibility;
    private final Revisions revisions;
    private final Stages stages;
    private final Decisions decisions;
    private final Quorum quorum;
    private final Eligibility eligibility;
    private final Feasibility feasibility;
    private final Directory directory;
    private final CurrentActor currentActor;

    AskEligibility(
            Visibility visibility,
            Revisions revisions,
            Stages stages,
            Decisions decisions,
            Quorum quorum,
            Eligibility eligibility,
            Feasibility feasibility,
            Directory directory,
            CurrentActor currentActor) {
        this.visibility = visibility;
        this.revisions = revisions;
        this.stages = stages;
        this.decisions = decisions;
        this.quorum = quorum;
        this.eligibility = eligibility;
        this.feasibility = feasibility;
        this.directory = directory;
        this.currentActor = currentActor;
    }

    public Answer ask(String changeId) {
        var actor = currentActor.get();
        var change = visibility.see(changeId, actor);
        var reasons = eligibility.refusals(change, revisions.of(change), actor);
        var judged = judge(change);
        return new Answer(
                reasons.isEmpty(),
                reasons.stream().map(AskEligibility::reason).toList(),
                named(judged.couldDecide()),
                judged.feasible(),
                judged.detail());
    }

    private Feasibility.Judged judge(Change change) {
        if (change.status() != ChangeStatus.PENDING) {
            return new Feasibility.Judged(null, List.of());
        }
        var revision = revisions.of(change);
        var standing = decisions.standing(change.id());
        return feasibility.judge(
                change, revision, quorum.seats(change, revision, stages.of(change), standing), standing);
    }

    private static Reason reason(Refusal refusal) {
        return new Reason(refusal.code(), refusal.detail(), refusal.next());
    }

    List<CouldDecide> named(List<Feasibility.Possible> possible) {
        var people = directory.persons(
                possible.stream().map(Feasibility.Possible::person).collect(Collectors.toSet()));
        return possible.stream()
                .map(one -> new CouldDecide(one.team(), one.person(), name(one.person(), people)))
                .toList();
    }

    private static String name(String id, Map<String, Person> people) {
        var person = people.get(id);
        return person == null ? id : person.name();
    }
}
