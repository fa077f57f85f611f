package dev.countersign.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.Proposal.EvidenceLink;
import dev.countersign.change.ProposalRules;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes down how an emergency action ended. After the end of its session as well: marked as late, for it is evidence. */
@Component
public class ReportEmergencyAction {

    private static final Set<String> RESULTS = Set.of("succeeded", "failed", "rolled_back");

    /** @param result {@code succeeded}, {@code failed} or {@code rolled_back} */
    public record Report(
            @Nullable String result,
            @Nullable String observedDigest,
            @Nullable List<EvidenceLink> evidence,
            @Nullable String notes) {

        List<EvidenceLink> evidenceOrNone() {
            return evidence == null ? List.of() : evidence;
        }
    }

    private final EmergencyActions actions;
    private final SeeSessions seeSessions;
    private final WhoMay whoMay;
    private final InsideSession inside;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ReportEmergencyAction(
            EmergencyActions actions,
            SeeSessions seeSessions,
            WhoMay whoMay,
            InsideSession inside,
            ObjectMapper json,
            AuditLog audit,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.actions = actions;
        this.seeSessions = seeSessions;
        this.whoMay = whoMay;
        this.inside = inside;
        this.json = json;
        this.audit = audit;
        this.currentActor = currentActor;
        this.time = time;
    }

    @Transactional
    public EmergencyAction report(String sessionId, int n, Report report) {
        var actor = currentActor.get();
        var session = seeSessions.lock(sessionId, actor);
        var action = actions.find(sessionId, n)
                .orElseThrow(() -> new Refused(Refusal.notFound("action", sessionId + "/" + n)));
        check(session, action, report, actor);
        var late = inside.over(session).isPresent();
        var observed = report.observedDigest();
        var violation = observed == null || observed.equals(action.digest())
                ? null
                : "What ran (" + observed + ") is not what was permitted (" + action.digest() + ").";
        actions.report(action, report, violation, write(report.evidenceOrNone()), actor.account(), time.now(), late);
        var facts = new HashMap<String, @Nullable Object>(Map.of("n", n, "result", String.valueOf(report.result())));
        facts.put("observedDigest", observed);
        facts.put("violation", violation);
        facts.put("late", late);
        facts.put("digest", action.digest());
        facts.put("permit", action.permit());
        facts.put("notes", report.notes());
        facts.put("links", report.evidenceOrNone());
        facts.values().removeIf(Objects::isNull);
        audit.record(Fact.of("emergency_action_reported", sessionId, facts));
        return actions.find(sessionId, n).orElseThrow();
    }

    private void check(Session session, EmergencyAction action, Report report, Actor actor) {
        if (!actor.service() && !actor.person().equals(action.person())) {
            whoMay.act(session, actor).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
        }
        if (action.reportedAt() != null) {
            throw new Refused(Refusal.conflict(
                    "already_reported",
                    "The outcome was reported already: " + action.result() + ".",
                    "Open the session to see it.",
                    new Outcome(
                            String.valueOf(action.result()),
                            Objects.requireNonNull(action.reportedBy()),
                            action.reportedAt())));
        }
        if (action.redeemedAt() == null) {
            throw new Refused(Refusal.unprocessable(
                    "not_started",
                    "The action was permitted and never started.",
                    "Redeem its permit first; one that ran out was never used."));
        }
        var errors = new ArrayList<FieldError>();
        if (report.result() == null || !RESULTS.contains(report.result())) {
            errors.add(new FieldError("result", "must be succeeded, failed or rolled_back"));
        }
        if (report.observedDigest() != null && !Digest.isDigest(report.observedDigest())) {
            errors.add(new FieldError("observedDigest", "must be sha256: and 64 lower-case hex digits"));
        }
        ProposalRules.evidence(report.evidenceOrNone(), errors);
        Text.allow("notes", report.notes(), Text.prose(10_000), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    private String write(List<EvidenceLink> evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
