package dev.countersign.execution;

import dev.countersign.change.Change;
import dev.countersign.change.ProposalRules;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may report an outcome, and what the report has to say. */
@Component
final class OutcomeRules {

    private static final Set<String> RESULTS = Set.of("succeeded", "failed", "rolled_back");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final MayRunNow mayRunNow;
    private final Directory directory;
    private final DatabaseTime time;

    OutcomeRules(MayRunNow mayRunNow, Directory directory, DatabaseTime time) {
        this.mayRunNow = mayRunNow;
        this.directory = directory;
        this.time = time;
    }

    void check(ReportOutcome.Report report, Execution execution, Change change, Actor actor) {
        if (!ofTheRequestersTeam(change, actor)) {
            mayRunNow.aRunner(change, actor).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
        }
        var errors = new ArrayList<FieldError>();
        if (report.result() == null || !RESULTS.contains(report.result())) {
            errors.add(new FieldError("result", "must be succeeded, failed or rolled_back"));
        }
        digest(report, errors);
        times(report, execution, errors);
        ProposalRules.evidence(report.evidenceOrNone(), errors);
        Text.allow("notes", report.notes(), Text.prose(10_000), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    /** An overdue outcome is a task of the requester's team. */
    private boolean ofTheRequestersTeam(Change change, Actor actor) {
        var mine = directory.teamsOf(actor.person(), time.now());
        return directory.teamsOf(change.requesterPerson(), time.now()).stream().anyMatch(mine::contains);
    }

    private static void digest(ReportOutcome.Report report, List<FieldError> errors) {
        var observed = report.observedDigest();
        if (observed != null && !Digest.isDigest(observed)) {
            errors.add(new FieldError("observedDigest", "must be sha256: and 64 lower-case hex digits"));
        } else if (observed == null && "succeeded".equals(report.result())) {
            errors.add(new FieldError("observedDigest", "is missing: what ran has to be proved"));
        }
    }

    private void times(ReportOutcome.Report report, Execution execution, List<FieldError> errors) {
        var started = report.startedAt();
        var finished = report.finishedAt();
        if (late(started) || late(finished)) {
            errors.add(new FieldError("finishedAt", "must not lie in the future"));
        } else if (early(started, execution) || early(finished, execution)) {
            errors.add(new FieldError("startedAt", "must not be before the permit was redeemed"));
        } else if (started != null && finished != null && finished.isBefore(started)) {
            errors.add(new FieldError("finishedAt", "must not be before startedAt"));
        }
    }

    private static boolean early(@Nullable Instant at, Execution execution) {
        return at != null && at.isBefore(execution.redeemedAt().minus(SKEW));
    }

    private boolean late(@Nullable Instant at) {
        return at != null && at.isAfter(time.now().plus(SKEW));
    }
}
