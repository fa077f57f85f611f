package dev.countersign.notification;

import dev.countersign.approval.CountDecisions.SeatOpened;
import dev.countersign.approval.TellApprovers.ApproversReminded;
import dev.countersign.approval.TellApprovers.ReviewEscalated;
import dev.countersign.audit.FactRecorded;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.engine.TaskOpened;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears what the other modules publish inside their transactions, and tells whom it concerns (law 6). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NotifyPeople {

    /** These are told by what opens them: a seat, and a rejection. */
    private static final Set<String> TOLD_OTHERWISE = Set.of("userTask_reviewChange", "userTask_remedyChange");

    private static final Set<String> OUTCOMES = Set.of(
            "change_approved",
            "change_rejected",
            "change_declined",
            "change_expired",
            "change_withdrawn",
            "change_succeeded",
            "change_failed",
            "change_rolled_back",
            "digest_violated",
            "outcome_overdue");

    private static final Set<String> ENDS_OF_RELEASES =
            Set.of("model_released", "release_rejected", "release_withdrawn", "release_expired", "release_failed");

    private final Fanout fanout;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    NotifyPeople(Fanout fanout, CurrentActor currentActor, DatabaseTime time) {
        this.fanout = fanout;
        this.currentActor = currentActor;
        this.time = time;
    }

    @EventListener
    public void on(SeatOpened event) {
        waits(Kind.SEAT_OPENED, event.changeId(), event.team(), List.of(event.team()));
    }

    @EventListener
    public void on(ApproversReminded event) {
        waits(Kind.APPROVERS_REMINDED, event.changeId(), event.team(), List.of(event.team()));
    }

    @EventListener
    public void on(ReviewEscalated event) {
        waits(Kind.REVIEW_ESCALATED, event.changeId(), event.team(), List.of(event.team(), event.to()));
    }

    @EventListener
    public void on(TaskOpened event) {
        if (!TOLD_OTHERWISE.contains(event.key())) {
            fanout.toCandidates(event, me(), time.now());
        }
    }

    @EventListener
    public void on(FactRecorded event) {
        var fact = event.fact();
        if (OUTCOMES.contains(fact.kind())) {
            var actor = event.actor();
            var facts = Map.of("by", actor.account());
            fanout.toTheirs(Kind.of(fact.kind()), fact.subject(), actor.person(), facts, event.at());
        } else if (ENDS_OF_RELEASES.contains(fact.kind())) {
            var facts = Map.of("release", fact.subject(), "by", event.actor().account());
            fanout.ofRelease(Kind.of(fact.kind()), fact.subject(), event.actor().person(), facts, event.at());
        } else if (fact.kind().equals(Kind.ACCESS_REVIEW_STARTED.word())
                && fact.data().get("reviewers") instanceof List<?> reviewers) {
            var facts = Map.of("review", fact.subject(), "by", event.actor().account());
            var persons = reviewers.stream().map(String::valueOf).toList();
            fanout.toNamed(Kind.ACCESS_REVIEW_STARTED, event.actor().person(), persons, facts, event.at());
        }
    }

    private void waits(Kind kind, String changeId, String team, List<String> teams) {
        fanout.toDeciders(kind, changeId, me(), teams, Map.of("team", team), time.now());
    }

    private String me() {
        return currentActor.get().person();
    }
}
