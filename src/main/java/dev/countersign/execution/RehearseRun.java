package dev.countersign.execution;

import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.change.RehearsedRun;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Rehearsal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs a change that is tried out as a pipeline would run it. */
@Component
final class RehearseRun implements RehearsedRun {

    private static final String RUN = "tried-out";

    private final Rehearsal rehearsal;
    private final Changes changes;
    private final Executions executions;
    private final IssuePermit issuePermit;
    private final RedeemPermit redeemPermit;
    private final ReportOutcome reportOutcome;
    private final DatabaseTime time;

    RehearseRun(
            Rehearsal rehearsal,
            Changes changes,
            Executions executions,
            IssuePermit issuePermit,
            RedeemPermit redeemPermit,
            ReportOutcome reportOutcome,
            DatabaseTime time) {
        this.rehearsal = rehearsal;
        this.changes = changes;
        this.executions = executions;
        this.issuePermit = issuePermit;
        this.redeemPermit = redeemPermit;
        this.reportOutcome = reportOutcome;
        this.time = time;
    }

    @Override
    public void start(String changeId) {
        rehearsal.require();
        var change = change(changeId);
        var permit = issuePermit.issue(changeId, new IssuePermit.Wanted(RUN, RUN));
        redeemPermit.redeem(
                permit.id(), new RedeemPermit.Start(RUN, change.digest(), change.target(), change.environment()));
    }

    @Override
    public void report(String changeId, String result) {
        rehearsal.require();
        var execution = executions
                .ofChange(changeId)
                .orElseThrow(() -> new Refused(Refusal.unprocessable(
                        "not_started",
                        "Nothing has been started whose outcome could be reported.",
                        "Let the execution start first.")));
        var now = time.now();
        reportOutcome.report(
                execution.id(),
                new ReportOutcome.Report(result, change(changeId).digest(), now, now, List.of(), "Tried out."));
    }

    private Change change(String changeId) {
        return changes.find(changeId).orElseThrow();
    }
}
