package dev.countersign.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.AChange;
import dev.countersign.approval.Judgement;
import dev.countersign.approval.RecordDecision;
import dev.countersign.change.Changes;
import dev.countersign.change.Proposal;
import dev.countersign.change.Runs;
import dev.countersign.change.SubmitChange;
import dev.countersign.execution.IssuePermit;
import dev.countersign.execution.RedeemPermit;
import dev.countersign.execution.ReportOutcome;
import dev.countersign.platform.Actor;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The lifecycle without HTTP: the use cases as their actors call them, each in its transaction. */
final class ByUseCases implements Lifecycle {

    private final SubmitChange submitChange;
    private final RecordDecision recordDecision;
    private final IssuePermit issuePermit;
    private final RedeemPermit redeemPermit;
    private final ReportOutcome reportOutcome;
    private final Changes changes;
    private final Runs runs;
    private final Proposal proposal;

    ByUseCases(Installation installation) {
        submitChange = installation.bean(SubmitChange.class);
        recordDecision = installation.bean(RecordDecision.class);
        issuePermit = installation.bean(IssuePermit.class);
        redeemPermit = installation.bean(RedeemPermit.class);
        reportOutcome = installation.bean(ReportOutcome.class);
        changes = installation.bean(Changes.class);
        runs = installation.bean(Runs.class);
        proposal = installation
                .bean(ObjectMapper.class)
                .convertValue(AChange.aChange().proposal(), Proposal.class);
    }

    @Override
    public String name() {
        return "countersign, use cases";
    }

    @Override
    public void run() {
        var change = as("requester", () -> submitChange.submit(proposal));
        var id = change.id();
        for (var approver : List.of("sre-one", "owner-one")) {
            as(approver, () -> recordDecision.record(id, approval(change.digest())));
        }
        var permit = as("requester", () -> issuePermit.issue(id, new IssuePermit.Wanted("deployer", "r-1")));
        var start = new RedeemPermit.Start("r-1", change.digest(), change.target(), change.environment());
        as("requester", () -> redeemPermit.redeem(permit.id(), start));
        var execution =
                runs.execution(changes.find(id).orElseThrow()).orElseThrow().id();
        var report = new ReportOutcome.Report("succeeded", change.digest(), null, null, null, null);
        as("requester", () -> reportOutcome.report(execution, report));
    }

    private static Judgement approval(String digest) {
        return new Judgement(
                "approve", "Read the diff; staging has been green since yesterday.", true, null, null, digest);
    }

    private static <T> T as(String person, Supplier<T> act) {
        var actor = new Actor(person, person, false, "password", "api");
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(actor, ""));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
