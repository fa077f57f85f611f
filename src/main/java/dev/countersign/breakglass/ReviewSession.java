package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.ProposalRules;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.BreakGlassTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges a closed session, by somebody who neither opened nor co-signed it, and orders what keeps it from being needed again. */
@Component
public class ReviewSession {

    public record Action(
            @Nullable String title,
            @Nullable String owner,
            @Nullable Instant dueAt,
            @Nullable String url) {}

    /** @param timelineConfirmed that the reviewer has read what happened, and that it is all there */
    public record Review(
            @Nullable Boolean timelineConfirmed,
            @Nullable String findings,
            @Nullable Boolean justified,
            @Nullable Action preventiveAction) {}

    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final OpeningRules people;
    private final Sessions sessions;
    private final Obligations obligations;
    private final SessionLifecycle lifecycle;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ReviewSession(
            SeeSessions seeSessions,
            WhoMay whoMay,
            OpeningRules people,
            Sessions sessions,
            Obligations obligations,
            SessionLifecycle lifecycle,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.people = people;
        this.sessions = sessions;
        this.obligations = obligations;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public Session review(String id, Review review) {
        var actor = currentActor.get();
        var session = seeSessions.lock(id, actor);
        whoMay.review(session, actor).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        requireClosed(session);
        check(review);
        var late = !time.now().isBefore(session.reviewDueAt());
        var action = Objects.requireNonNull(review.preventiveAction());
        obligations.review(
                id,
                new Obligations.SessionReview(
                        true,
                        Objects.requireNonNull(review.findings()),
                        Boolean.TRUE.equals(review.justified()),
                        actor.account(),
                        time.now(),
                        late),
                new Obligations.PreventiveAction(
                        Objects.requireNonNull(action.title()),
                        Objects.requireNonNull(action.owner()),
                        Objects.requireNonNull(action.dueAt()),
                        action.url(),
                        null,
                        null,
                        null),
                actor);
        sessions.move(id, SessionStatus.CLOSED, SessionStatus.REVIEWED);
        audit.record(Fact.of(
                "session_reviewed",
                id,
                Map.of(
                        "justified", Boolean.TRUE.equals(review.justified()),
                        "findings", String.valueOf(review.findings()),
                        "preventiveAction", String.valueOf(action.title()),
                        "url", String.valueOf(action.url()),
                        "owner", String.valueOf(action.owner()),
                        "dueAt", String.valueOf(action.dueAt()),
                        "late", late)));
        lifecycle.reviewed(id);
        return sessions.find(id).orElseThrow();
    }

    private void requireClosed(Session session) {
        obligations.review(session.id()).ifPresent(reviewed -> {
            throw new Refused(Refusal.conflict(
                    "already_reviewed",
                    "The session was reviewed already.",
                    "Open the session to read its review.",
                    new Outcome("reviewed", reviewed.account(), reviewed.at())));
        });
        if (session.status() != SessionStatus.CLOSED) {
            throw new Refused(Refusal.unprocessable(
                    "not_closed",
                    "The session is " + session.status().word() + "; it is reviewed when its closure is there.",
                    "Wait for the closure, which " + session.closureOwner() + " owes."));
        }
    }

    private void check(Review review) {
        var errors = new ArrayList<FieldError>();
        if (!Boolean.TRUE.equals(review.timelineConfirmed())) {
            errors.add(new FieldError("timelineConfirmed", "must be true: a review begins with reading what happened"));
        }
        if (review.justified() == null) {
            errors.add(new FieldError("justified", "is missing"));
        }
        Text.prose("findings", review.findings(), 10_000, errors);
        var action = review.preventiveAction() == null ? new Action(null, null, null, null) : review.preventiveAction();
        Text.line("preventiveAction.title", action.title(), 300, errors);
        people.activePerson("preventiveAction.owner", action.owner(), errors);
        var due = action.dueAt();
        if (due == null
                || !due.isAfter(time.now())
                || due.isAfter(time.now().plus(BreakGlassTerms.LONGEST_DEBT.multipliedBy(13)))) {
            errors.add(new FieldError("preventiveAction.dueAt", "must lie ahead, by half a year at most"));
        }
        Text.allow("preventiveAction.url", action.url(), Text.line(2000), errors);
        ProposalRules.webAddress("preventiveAction.url", action.url(), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }
}
