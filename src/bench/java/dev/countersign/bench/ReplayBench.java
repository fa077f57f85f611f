package dev.countersign.bench;

import dev.countersign.Api;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A draft of approval-policy.dmn with two edits, replayed over HTTP on many past changes, three times. Argument: changes
 * (100000). Data of an earlier run are used again.
 */
final class ReplayBench {

    /** Operations of projects that the catalogue knows, some big, some in a window; evidence of two changes in three. */
    private static final List<String> REVISIONS = List.of("""
            insert into countersign.change_revision (change_id, revision, title, operation, digest, rollback_plan, incident,
                window_not_before, window_not_after, authors, material, reason, account, created_at)
            select id, 1, title, jsonb_build_object('project', (array['payments', 'payments', 'identity'])[1 + h % 3],
                    'environment', environment, 'action', case action when 'feature-flag' then 'config-change' else action end,
                    'target', target, 'parameters', (select jsonb_object_agg('p' || p, p)
                        from generate_series(1, 1 + case when h % 9 = 0 then 60 else h % 5 end) p))::text,
                digest, case when h % 4 > 0 then 'Roll back to the version before.' end,
                case when h % 50 = 7 then 'INC-' || h % 500 end,
                case when h % 8 = 0 then created_at + interval '2 hours' end,
                case when h % 8 = 0 then created_at + interval '4 hours' end,
                array[requester], true, 'first', requester, created_at
            from (select c.*, abs(hashtext(id || 'x')) as h from countersign.change c) hashed""", """
            insert into countersign.evidence (id, change_id, kind, title, url, account, added_at)
            select 'evd_' || substr(id, 5), id, (array['test-report', 'plan'])[1 + h % 2], 'Run ' || h,
                'https://ci.example.com/runs/' || h, requester, created_at
            from (select c.*, abs(hashtext(id || 'y')) as h from countersign.change c) hashed where h % 3 > 0""");

    private final Api api;

    private ReplayBench(Api api) {
        this.api = api;
    }

    public static void main(String[] args) throws IOException {
        long changes = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
        try (var installation = Installation.start("bench-replay-" + changes, true)) {
            new QueueData(installation.owner()).make(changes, REVISIONS);
            var bench = new ReplayBench(Api.at(installation.url()).as("modeler-one"));
            var draft = bench.draft();
            for (int n = 0; n < 3; n++) {
                bench.replay(draft);
            }
        }
    }

    /** Operations take two seats in production; production waits three days. */
    private String draft() throws IOException {
        String shipped;
        try (var file = ReplayBench.class.getResourceAsStream("/processes/approval-policy.dmn")) {
            shipped = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var edited = after(
                after(shipped, "id=\"rule_stages_productionOperations\"", "<text>1</text>", "<text>2</text>"),
                "id=\"rule_terms_production\"",
                "\"P2D\"",
                "\"P3D\"");
        var begun = api.post("/models/drafts", Map.of("name", "approval-policy.dmn", "content", edited));
        return begun.text("id");
    }

    private static String after(String text, String anchor, String was, String now) {
        var at = text.indexOf(was, text.indexOf(anchor));
        return text.substring(0, at) + now + text.substring(at + was.length());
    }

    private void replay(String draft) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        var begun = System.nanoTime();
        var worked = worked();
        var now = Instant.now();
        var replay = api.post(
                "/models/drafts/" + draft + "/replays",
                Map.of(
                        "from",
                        now.minus(3650, ChronoUnit.DAYS).toString(),
                        "until",
                        now.minusSeconds(5).toString()));
        var path = "/models/replays/" + replay.text("id");
        while (replay.text("status").equals("running")) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            replay = api.get(path);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var done = replay.body().path("done").asInt();
        var peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                "%s: %d changes in %.1f s (%.1f s of a processor), %.0f a second, heap at most %d MB, load %.1f%n  %s%n  %s%n",
                replay.text("status"),
                done,
                seconds,
                (worked() - worked) / 1e9,
                done / seconds,
                peak >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                replay.body().path("counts"),
                replay.text("result"));
    }

    /** By the thread that replays, in nanoseconds; the database's work is not in it. */
    private static long worked() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("replay-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
