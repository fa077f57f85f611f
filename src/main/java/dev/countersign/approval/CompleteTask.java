package dev.countersign.approval;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Changes;
import dev.countersign.change.ClosedChange;
import dev.countersign.change.Revisions;
import dev.countersign.change.Visibility;
import dev.countersign.directory.Directory;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.forms.FormSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works off a task of the caller's inbox: claim, release, complete with the values of its form. */
@Component
public class CompleteTask {

    private final Inbox inbox;
    private final TaskForms forms;
    private final TaskWork work;
    private final List<TaskHandler> handlers;
    private final Changes changes;
    private final Revisions revisions;
    private final ClosedChange closedChange;
    private final Decisions decisions;
    private final Visibility visibility;
    private final Directory directory;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    CompleteTask(
            Inbox inbox,
            TaskForms forms,
            TaskWork work,
            List<TaskHandler> handlers,
            Changes changes,
            Revisions revisions,
            ClosedChange closedChange,
            Decisions decisions,
            Visibility visibility,
            Directory directory,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.inbox = inbox;
        this.forms = forms;
        this.work = work;
        this.handlers = handlers;
        this.changes = changes;
        this.revisions = revisions;
        this.closedChange = closedChange;
        this.decisions = decisions;
        this.visibility = visibility;
        this.directory = directory;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** @throws Refused 404 where there is no such task in the caller's inbox */
    OpenTask find(String id) {
        var actor = currentActor.get();
        return inbox.find(id, actor, directory.teamsOf(actor.person(), time.now()), time.now())
                .orElseThrow(() -> new Refused(Refusal.notFound("task", id)));
    }

    Optional<TaskHandler> handler(OpenTask task) {
        return handlers.stream()
                .filter(handler -> handler.key().equals(task.key()))
                .findFirst();
    }

    /** The change that a task belongs to, or has belonged to: what is refused at the task is refused of the change. */
    public Optional<String> changeOf(String id) {
        return inbox.changeOf(id);
    }

    @Transactional
    public void complete(String id, Map<String, Object> values) {
        var task = lockedOrReview(id);
        var accepted = accepted(task, values);
        handler(task).ifPresentOrElse(handler -> handler.complete(task, accepted), () -> finish(task, accepted));
    }

    @Transactional
    public OpenTask claim(String id) {
        var task = locked(id);
        var me = currentActor.get().account();
        if (task.claimedBy() != null && !task.claimedBy().equals(me)) {
            throw new Refused(Refusal.conflict(
                    "already_claimed",
                    task.claimedBy() + " works on this task.",
                    "Ask them to release it; a claim hinders nobody from deciding.",
                    new Refusal.Outcome("claimed", task.claimedBy(), task.createdAt())));
        }
        return assign(task, me);
    }

    @Transactional
    public OpenTask release(String id) {
        var task = locked(id);
        if (!Objects.equals(task.claimedBy(), currentActor.get().account())) {
            throw new Refused(Refusal.forbidden(
                    "not_claimed_by_you", "You have not claimed this task.", "Only who claimed a task releases it."));
        }
        return assign(task, null);
    }

    private OpenTask assign(OpenTask task, @org.jspecify.annotations.Nullable String account) {
        work.assign(task.id(), account);
        audit.record(Fact.of(
                account == null ? "task_released" : "task_claimed",
                subject(task),
                Map.of("task", task.id(), "key", task.key())));
        return find(task.id());
    }

    /** What the task belongs to is locked before the task is looked at, so that two who complete it do not collide. */
    private OpenTask locked(String id) {
        var task = find(id);
        if (task.businessKey() != null && task.status() != null) {
            changes.lock(task.businessKey());
            return find(id);
        }
        return task;
    }

    /** A review that is not for the caller, or decided already, is refused by the rules of deciding, in their words. */
    private OpenTask lockedOrReview(String id) {
        decisions.ofTask(id).filter(decision -> visible(decision.changeId())).ifPresent(decision -> {
            throw new Refused(Refusal.conflict(
                    "already_decided",
                    "This review was decided by " + decision.account() + ".",
                    "Open the change to see how it went on.",
                    new Refusal.Outcome(decision.verdict().word(), decision.account(), decision.decidedAt())));
        });
        var review = inbox.review(id).filter(task -> task.businessKey() != null && visible(task.businessKey()));
        if (review.isEmpty()) {
            inbox.changeOfPastReview(id).ifPresent(this::refuseOver);
        }
        return review.orElseGet(() -> locked(id));
    }

    /** Nobody decided in this review: the change was closed over it, or revised and is asked about anew. */
    private void refuseOver(String changeId) {
        var change = visibility.see(changeId, currentActor.get());
        if (change.status().closed()) {
            throw new Refused(closedChange.refusal(change));
        }
        var revision = revisions.of(change);
        throw new Refused(Refusal.conflict(
                "stale_digest",
                "This review is over: the change was revised (revision " + change.revision() + ").",
                "Open the change, and decide on what would run now.",
                new Refusal.Outcome("revised", revision.account(), revision.createdAt())));
    }

    private boolean visible(String changeId) {
        return visibility.find(changeId, currentActor.get()).isPresent();
    }

    /** What the form lets through: nothing of fields that it hides, computes or has disabled. */
    private Map<String, Object> accepted(OpenTask task, Map<String, Object> values) {
        var form = FormSchema.parse(forms.schema(task.id()));
        var data = handler(task).map(handler -> handler.data(task)).orElse(Map.of());
        var errors = form.check(values, data);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return form.accepted(values, data);
    }

    private void finish(OpenTask task, Map<String, Object> values) {
        work.assign(task.id(), currentActor.get().account());
        work.complete(task.id(), values);
        audit.record(Fact.of(
                "task_completed",
                subject(task),
                Map.of("task", task.id(), "key", task.key(), "name", task.name(), "values", values)));
    }

    private static String subject(OpenTask task) {
        return Objects.requireNonNullElse(task.businessKey(), task.id());
    }
}
