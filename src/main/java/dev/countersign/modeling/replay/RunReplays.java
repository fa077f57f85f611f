package dev.countersign.modeling.replay;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.change.PastChanges;
import dev.countersign.platform.DatabaseTime;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does replays in the background, one at a time: some thousand changes are read, judged and written down, then it says how far
 * it is. No transaction is longer than that, and the database is left alone while it judges.
 */
@Component
class RunReplays {

    static final int AT_A_TIME = 2_000;

    private static final Logger log = LoggerFactory.getLogger(RunReplays.class);

    private final PastChanges pastChanges;
    private final Replays replays;
    private final ReplayedChanges replayedChanges;
    private final AuditLog audit;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "replay-1");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    RunReplays(
            PastChanges pastChanges,
            Replays replays,
            ReplayedChanges replayedChanges,
            AuditLog audit,
            DatabaseTime time,
            PlatformTransactionManager transactions) {
        this.pastChanges = pastChanges;
        this.replays = replays;
        this.replayedChanges = replayedChanges;
        this.audit = audit;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** By what this node is told from others, until it ends. */
    String node() {
        return node;
    }

    void begin(ReplayJob job) {
        background.execute(() -> run(job));
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    /** Until it is done, or not wanted any more. */
    void run(ReplayJob job) {
        var id = job.replay().id();
        try {
            String last = null;
            while (!Thread.currentThread().isInterrupted()) {
                var page = pastChanges.page(job.replay().from(), job.replay().until(), last, AT_A_TIME);
                var affected = job.judge(page);
                var over = page.size() < AT_A_TIME;
                if (!keep(id, job, affected, over) || over) {
                    return;
                }
                last = page.get(page.size() - 1).id();
            }
            fail(id, Replays.NODE_GONE);
        } catch (RuntimeException e) {
            log.error("Replay {} failed", id, e);
            fail(id, "It failed for a reason that the operators find in the log of the node. Start it again.");
        }
    }

    /** @return whether it is still wanted */
    private boolean keep(String id, ReplayJob job, List<Replay.Affected> affected, boolean over) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var wanted = replays.progress(id, job.tally(), time.now());
            if (wanted) {
                replayedChanges.insert(id, affected);
                if (over) {
                    finish(job);
                }
            }
            return wanted;
        }));
    }

    private void finish(ReplayJob job) {
        var replay = job.replay();
        var result = job.tally().result();
        replays.end(replay.id(), Replay.DONE, result, null, time.now());
        var facts = new HashMap<String, Object>();
        facts.put("draft", replay.draft());
        facts.put("name", replay.name());
        facts.put("digest", replay.draftDigest());
        facts.put("notBefore", replay.from().toString());
        facts.put("notAfter", replay.until().toString());
        facts.put("tables", replay.tables());
        facts.put("catalogue", replay.catalogue());
        facts.put("staff", replay.staff());
        facts.put("size", job.tally().done());
        facts.put("counts", job.tally().counts());
        facts.put("result", result);
        audit.record(Fact.of("replay_done", replay.id(), facts), job.starter());
    }

    private void fail(String id, String problem) {
        try {
            transaction.executeWithoutResult(status -> replays.end(id, Replay.FAILED, null, problem, time.now()));
        } catch (RuntimeException e) {
            log.warn("That replay {} failed cannot be written down; its silence will say so", id, e);
        }
    }
}
