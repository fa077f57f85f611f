package dev.countersign.modeling.replay;

import dev.countersign.approval.Staff;
import dev.countersign.change.PastChanges;
import dev.countersign.directory.Directory;
import dev.countersign.modeling.Draft;
import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.EditDraft;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.modeling.RequireHarmless;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.ProposedTables;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has a draft replayed on the changes of a time. It goes on in the background, on this node. */
@Component
public class StartReplay {

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final RequireHarmless harmless;
    private final ReplayRules rules;
    private final Replays replays;
    private final RunReplays runReplays;
    private final PastChanges pastChanges;
    private final ProposedTables proposed;
    private final Catalogue catalogue;
    private final Directory directory;
    private final DatabaseTime time;

    StartReplay(
            ProcessOwners owners,
            Drafts drafts,
            RequireHarmless harmless,
            ReplayRules rules,
            Replays replays,
            RunReplays runReplays,
            PastChanges pastChanges,
            ProposedTables proposed,
            Catalogue catalogue,
            Directory directory,
            DatabaseTime time) {
        this.owners = owners;
        this.drafts = drafts;
        this.harmless = harmless;
        this.rules = rules;
        this.replays = replays;
        this.runReplays = runReplays;
        this.pastChanges = pastChanges;
        this.proposed = proposed;
        this.catalogue = catalogue;
        this.directory = directory;
        this.time = time;
    }

    @Transactional
    public Replay start(String draftId, @Nullable Instant from, @Nullable Instant until) {
        var actor = owners.required();
        var draft = drafts.lock(draftId);
        time.afterLock();
        EditDraft.requireOpen(draft);
        var range = rules.range(from, until);
        var content = drafts.content(draft);
        harmless.require(draft.name(), content);
        rules.requireTables(draft.name(), content);
        replays.buryDead(time.now());
        rules.requireFree(replays.running(draftId, runReplays.node(), time.now()), draftId);
        var job = job(draft, content, range, actor);
        replays.insert(job.replay(), runReplays.node(), actor);
        afterCommit(() -> runReplays.begin(job));
        return job.replay();
    }

    private ReplayJob job(Draft draft, byte[] content, ReplayRules.Range range, Actor actor) {
        var inForce = proposed.pinned();
        var staff = Staff.of(directory, time.now());
        var replay = new Replay(
                Ids.next(Ids.REPLAY),
                draft.id(),
                draft.digest(),
                draft.name().file(),
                false,
                range.from(),
                range.until(),
                inForce.versions(),
                catalogue.digest(),
                staff.digest(),
                Replay.RUNNING,
                rules.requireFew(pastChanges.count(range.from(), range.until())),
                0,
                new Tally().counts(),
                List.of(),
                null,
                actor.account(),
                time.now(),
                null,
                null);
        return new ReplayJob(
                replay,
                actor,
                catalogue,
                new Judge(inForce, catalogue, staff),
                new Judge(inForce.with(content), catalogue, staff));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
