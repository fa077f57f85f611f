package dev.countersign.breakglass;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what people see of sessions, as of now. */
@Component
public final class DescribeSession {

    private final Sessions sessions;
    private final Incidents incidents;
    private final EmergencyActions actions;
    private final Widenings widenings;
    private final Obligations obligations;
    private final CloseSession closeSession;
    private final GiveOpinion giveOpinion;
    private final SessionClock clock;
    private final Debt debt;
    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final MeasureDrill measureDrill;
    private final AuditLog audit;
    private final DatabaseTime time;

    DescribeSession(
            Sessions sessions,
            Incidents incidents,
            EmergencyActions actions,
            Widenings widenings,
            Obligations obligations,
            CloseSession closeSession,
            GiveOpinion giveOpinion,
            SessionClock clock,
            Debt debt,
            SeeSessions seeSessions,
            WhoMay whoMay,
            MeasureDrill measureDrill,
            AuditLog audit,
            DatabaseTime time) {
        this.sessions = sessions;
        this.incidents = incidents;
        this.actions = actions;
        this.widenings = widenings;
        this.obligations = obligations;
        this.closeSession = closeSession;
        this.giveOpinion = giveOpinion;
        this.clock = clock;
        this.debt = debt;
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.measureDrill = measureDrill;
        this.audit = audit;
        this.time = time;
    }

    public List<SessionView.Row> page(
            Actor actor,
            @Nullable String status,
            @Nullable String project,
            @Nullable String openedBy,
            @Nullable String before,
            int limit) {
        return sessions.page(status, project, openedBy, false, seeSessions.sight(actor), before, limit).stream()
                .map(this::row)
                .toList();
    }

    /** Drills, each with what it has shown. */
    public List<SessionView.DrillRow> drills(
            Actor actor, @Nullable String project, @Nullable String before, int limit) {
        var page = sessions.page(null, project, null, true, seeSessions.sight(actor), before, limit);
        var shown = measureDrill.of(page);
        return page.stream()
                .map(session -> new SessionView.DrillRow(
                        session.id(), row(session), Objects.requireNonNull(shown.get(session.id()))))
                .toList();
    }

    private SessionView.Row row(Session s) {
        var end = clock.end(s, time.now()).orElse(null);
        return new SessionView.Row(
                s.id(),
                s.rehearsal(),
                s.incident(),
                s.severity(),
                s.project(),
                s.reason(),
                s.opener(),
                statusNow(s, end),
                end != null,
                overAt(s, end),
                end == null ? null : end.reason(),
                s.openedAt(),
                s.budget(),
                s.used(),
                debt.of(s).orElse(null),
                time.now());
    }

    public SessionView describe(Session s, Actor caller) {
        var end = clock.end(s, time.now()).orElse(null);
        var asked = widenings.of(s.id());
        var missing = giveOpinion.missing(s);
        return new SessionView(
                s.id(),
                s.rehearsal(),
                incidents.find(s.incident()).orElseThrow(),
                s.severity(),
                s.project(),
                s.scope(),
                asked.stream().anyMatch(w -> w.coSignedAt() == null) ? "co-signature" : "at-once",
                s.reason(),
                s.whyNoChange(),
                s.opener(),
                s.team(),
                s.closureOwner(),
                statusNow(s, end),
                end != null,
                overAt(s, end),
                end == null ? null : end.reason(),
                end == null ? null : end.by(),
                s.openedAt(),
                s.expiresAt(),
                s.idleLimit(),
                s.budget(),
                s.used(),
                audit.countOf(s.id(), "act_refused"),
                s.skippedTeams(),
                missing,
                s.terms().rules(),
                asked,
                actions.of(s.id()),
                obligations.closure(s.id()).orElse(null),
                closeSession.performed(s.id()),
                obligations.opinions(s.id()),
                obligations.review(s.id()).orElse(null),
                obligations.preventiveAction(s.id()).orElse(null),
                debt.of(s).orElse(null),
                measureDrill.of(s).orElse(null),
                time.now(),
                allowed(s, end != null, missing, asked, caller));
    }

    private static SessionStatus statusNow(Session s, SessionClock.@Nullable End end) {
        return s.status() == SessionStatus.OPEN && end != null ? SessionStatus.ENDED : s.status();
    }

    private static Instant overAt(Session s, SessionClock.@Nullable End end) {
        return end == null ? SessionClock.until(s) : end.at();
    }

    private List<String> allowed(Session s, boolean over, Set<String> missing, List<Widening> asked, Actor caller) {
        var allowed = new ArrayList<String>();
        if (over) {
            add(allowed, whoMay.giveOpinion(s, missing, caller), "give-opinion");
        } else {
            add(allowed, whoMay.act(s, caller), "act", "widen");
            add(allowed, whoMay.end(s, caller), "end");
            add(allowed, whoMay.revoke(caller), "revoke");
            asked.stream()
                    .filter(widening -> widening.coSignedAt() == null)
                    .filter(widening -> whoMay.coSign(s, widening, caller).isEmpty())
                    .findFirst()
                    .ifPresent(widening -> allowed.add("co-sign"));
        }
        switch (s.status()) {
            case OPEN, ENDED -> add(allowed, whoMay.close(s, caller), "close");
            case CLOSED -> add(allowed, whoMay.review(s, caller), "review");
            case REVIEWED ->
                obligations
                        .preventiveAction(s.id())
                        .ifPresent(action -> add(allowed, whoMay.finish(action, caller), "finish"));
            case DONE -> {}
        }
        return allowed;
    }

    private static void add(List<String> allowed, Optional<Refusal> refusal, String... what) {
        if (refusal.isEmpty()) {
            allowed.addAll(List.of(what));
        }
    }
}
