package dev.countersign.demo;

import dev.countersign.approval.AskEligibility;
import dev.countersign.approval.Judgement;
import dev.countersign.approval.RecordDecision;
import dev.countersign.change.Change;
import dev.countersign.change.ChangeStatus;
import dev.countersign.change.Changes;
import dev.countersign.change.DescribeChange;
import dev.countersign.change.Proposal;
import dev.countersign.change.ReviseChange;
import dev.countersign.change.WithdrawChange;
import dev.countersign.directory.Account;
import dev.countersign.directory.Accounts;
import dev.countersign.platform.CurrentActor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Does to a change what a step of its sample says, as somebody who may. */
@Component
@Profile("demo")
final class PlayStep {

    private final InTheNameOf inTheNameOf;
    private final AskEligibility askEligibility;
    private final Accounts accounts;
    private final RecordDecision recordDecision;
    private final ReviseChange reviseChange;
    private final WithdrawChange withdrawChange;
    private final DescribeChange describeChange;
    private final CurrentActor currentActor;
    private final RunSample runSample;
    private final Changes changes;

    PlayStep(
            InTheNameOf inTheNameOf,
            AskEligibility askEligibility,
            Accounts accounts,
            RecordDecision recordDecision,
            ReviseChange reviseChange,
            WithdrawChange withdrawChange,
            DescribeChange describeChange,
            CurrentActor currentActor,
            RunSample runSample,
            Changes changes) {
        this.inTheNameOf = inTheNameOf;
        this.askEligibility = askEligibility;
        this.accounts = accounts;
        this.recordDecision = recordDecision;
        this.reviseChange = reviseChange;
        this.withdrawChange = withdrawChange;
        this.describeChange = describeChange;
        this.currentActor = currentActor;
        this.runSample = runSample;
        this.changes = changes;
    }

    void play(SampleFile.Step step, String changeId) {
        var change = changes.find(changeId).orElseThrow();
        switch (step.act()) {
            case APPROVE -> decide(change, "approve", step.says(), null);
            case APPROVE_FULLY -> approveFully(change, step);
            case REJECT -> decide(change, "reject", step.says(), items(step));
            case REVISE -> asRequester(change, () -> revise(change, step));
            case WITHDRAW -> asRequester(change, () -> withdrawChange.withdraw(changeId, step.says(), any -> {}));
            case START -> asRequester(change, () -> runSample.start(change));
            case REPORT -> asRequester(change, () -> runSample.report(change, step));
        }
    }

    private void asRequester(Change change, Runnable act) {
        inTheNameOf.act(change.requester(), () -> {
            act.run();
            return change;
        });
    }

    private void approveFully(Change change, SampleFile.Step step) {
        var now = change;
        while (now.status() == ChangeStatus.PENDING) {
            now = decide(now, "approve", step.says(), null);
        }
    }

    private Change decide(
            Change change, String verdict, @Nullable String reason, @Nullable List<Judgement.Item> items) {
        var judgement = new Judgement(verdict, reason, true, null, items, change.digest());
        return inTheNameOf.act(
                approver(change),
                () -> recordDecision.record(change.id(), judgement).change());
    }

    /** Whom it is depends on policy and on the freeze of the day, so it is asked and not told by the file. */
    private String approver(Change change) {
        return inTheNameOf.act(change.requester(), () -> askEligibility.ask(change.id())).couldDecide().stream()
                .filter(one -> one.team().equals(change.openTeam()))
                .flatMap(one -> accountOf(one.person()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody may decide on " + change.title()));
    }

    private Optional<String> accountOf(String person) {
        return accounts.of(person).stream()
                .filter(account -> account.active() && !account.service())
                .map(Account::id)
                .findFirst();
    }

    private static List<Judgement.Item> items(SampleFile.Step step) {
        var wanted = step.items();
        return wanted == null
                ? List.of()
                : wanted.stream().map(item -> new Judgement.Item(item, null)).toList();
    }

    private void revise(Change change, SampleFile.Step step) {
        var corrections = step.corrections();
        var answers = describeChange.describe(change, currentActor.get()).decisions().stream()
                .flatMap(decision -> decision.remediation().stream())
                .map(item -> new Proposal.Answer(item.id(), step.says()))
                .toList();
        var base = corrections == null ? Proposal.answering(List.of()) : corrections;
        reviseChange.revise(change.id(), answering(base, answers), any -> {});
    }

    private static Proposal answering(Proposal base, List<Proposal.Answer> answers) {
        return new Proposal(
                base.project(),
                base.environment(),
                base.action(),
                base.target(),
                base.title(),
                base.description(),
                base.artifact(),
                base.parameters(),
                base.rollbackPlan(),
                base.evidence(),
                base.authors(),
                base.incident(),
                base.window(),
                answers);
    }
}
