package dev.countersign.demo;

import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.change.Proposal;
import dev.countersign.change.Runs;
import dev.countersign.execution.IssuePermit;
import dev.countersign.execution.RedeemPermit;
import dev.countersign.execution.ReportOutcome;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Runs a change as a pipeline does, without anything that runs. */
@Component
@Profile("demo")
final class RunSample {

    private final IssuePermit issuePermit;
    private final RedeemPermit redeemPermit;
    private final ReportOutcome reportOutcome;
    private final Runs runs;
    private final Changes changes;

    RunSample(
            IssuePermit issuePermit,
            RedeemPermit redeemPermit,
            ReportOutcome reportOutcome,
            Runs runs,
            Changes changes) {
        this.issuePermit = issuePermit;
        this.redeemPermit = redeemPermit;
        this.reportOutcome = reportOutcome;
        this.runs = runs;
        this.changes = changes;
    }

    void start(Change change) {
        var run = "sample-" + change.id().substring(change.id().length() - 6);
        var permit = issuePermit.issue(change.id(), new IssuePermit.Wanted("deployer", run));
        redeemPermit.redeem(
                permit.id(), new RedeemPermit.Start(run, change.digest(), change.target(), change.environment()));
    }

    /** Without times: it says that nothing took any, rather than telling a time that nothing took. */
    void report(Change change, SampleFile.Step step) {
        var execution = runs.execution(changes.find(change.id()).orElseThrow()).orElseThrow();
        var observed = step.observed() == null ? change.digest() : step.observed();
        var log = new Proposal.EvidenceLink(
                "pipeline-run",
                "Log of " + execution.runId(),
                "https://ci.example.com/runs/" + execution.runId(),
                null);
        reportOutcome.report(
                execution.id(),
                new ReportOutcome.Report(step.result(), observed, null, null, List.of(log), step.says()));
    }
}
