package dev.countersign.bench;

import dev.countersign.Api;
import dev.countersign.audit.PublishedLog;
import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import dev.countersign.audit.WriteLogExport;
import dev.countersign.audit.verify.VerifyCommand;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the log costs and how far behind it is: lifecycles with it and without it, by turns, in one run; entries through the
 * sequencer; an export verified; proofs. Arguments: seconds of a block (5), rounds (6; 0: none), entries (100000), clients (8).
 */
final class LogBench {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As {@code countersign.audit.every}. */
    private static final int PAUSE = 200;

    private final Installation installation;
    private final SequenceEntries sequence;
    private final SignCheckpoint sign;
    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;
    private final List<Double> lags = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> signedLags = Collections.synchronizedList(new ArrayList<>());

    private LogBench(Installation installation) {
        this.installation = installation;
        sequence = installation.bean(SequenceEntries.class);
        sign = installation.bean(SignCheckpoint.class);
        jdbc = JdbcClient.create(installation.bean(DataSource.class));
        lifecycle = new ByUseCases(installation);
    }

    public static void main(String[] args) throws Exception {
        try (var installation = Installation.start("bench-log", false, "--countersign.audit.sequenced=false")) {
            installation.bean(StartLog.class).start();
            var bench = new LogBench(installation);
            bench.throughput(argument(args, 0, 5), argument(args, 1, 6), argument(args, 3, 8));
            bench.sequencer(argument(args, 2, 100_000));
            bench.proofs();
            bench.verifier();
        }
    }

    private static int argument(String[] args, int i, int otherwise) {
        return args.length > i ? Integer.parseInt(args[i]) : otherwise;
    }

    private void throughput(int seconds, int rounds, int clients) throws Exception {
        if (rounds == 0) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            rate(clients, seconds, i == 1);
        }
        lags.clear();
        signedLags.clear();
        var ratios = new ArrayList<Double>();
        System.out.printf(
                "%n%d clients, lifecycles a second, by turns%n%12s%12s%8s%n", clients, "without", "with", "ratio");
        for (int round = 0; round < rounds; round++) {
            boolean withFirst = round % 2 == 1;
            double one = rate(clients, seconds, withFirst);
            double two = rate(clients, seconds, !withFirst);
            double with = withFirst ? one : two;
            double without = withFirst ? two : one;
            ratios.add(with / without);
            System.out.printf("%12.1f%12.1f%8.3f%n", without, with, with / without);
        }
        System.out.printf("median ratio %.3f%n", quantile(ratios, 0.5));
        tell("from the entry to its leaf", lags);
        tell("from the entry to a checkpoint over it", signedLags);
    }

    /** What the block before it left pending is sequenced before it begins. */
    private double rate(int clients, int seconds, boolean logged) throws Exception {
        while (sequence.sequence() > 0) {
            sign.sign();
        }
        var over = new AtomicBoolean(!logged);
        var log = new Thread(() -> lead(over));
        log.start();
        var done = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        Callable<Boolean> client = () -> {
            while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
                lifecycle.run();
                done.incrementAndGet();
            }
            return true;
        };
        for (var end : threads.invokeAll(Collections.nCopies(clients, client))) {
            end.get();
        }
        double rate = done.get() * 1e9 / (System.nanoTime() - start);
        threads.shutdown();
        over.set(true);
        log.join();
        return rate;
    }

    /** As RunLog does it, with a look at how late it was. */
    private void lead(AtomicBoolean over) {
        while (!over.get()) {
            long before = size();
            int moved;
            do {
                moved = sequence.sequence();
                late(before, lags);
                sign.sign();
                late(before, signedLags);
                before += moved;
            } while (moved == 500);
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private long size() {
        return jdbc.sql("select size from countersign.audit_head")
                .query(Long.class)
                .single();
    }

    /** Counted from when the entry was written, which is before its act was committed. */
    private void late(long from, List<Double> into) {
        into.addAll(jdbc.sql("""
                        select extract(epoch from clock_timestamp() - at)::double precision from countersign.audit_leaf where idx >= ?""").param(from).query(Double.class).list());
    }

    private void sequencer(int entries) {
        while (sequence.sequence() > 0) {
            // What is left of the lifecycles.
        }
        lifecycle.run();
        long wanted = entries - size();
        long each = jdbc.sql("select count(*) from countersign.audit_pending")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into countersign.audit_pending (id, at, kind, subject, revision, account, person, method, door, data)
                        select id || '_' || copy, at, kind,
                            overlay(subject placing lpad(copy::text, 8, '0') from length(subject) - 7), revision, account, person, method, door, data
                        from countersign.audit_pending, generate_series(1, ?) copy""").param(Math.max(1, wanted / each - 1)).update();
        long before = size();
        long start = System.nanoTime();
        long cpu = cpu();
        while (sequence.sequence() > 0) {
            sign.sign();
        }
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%nthrough the sequencer: %d entries in %.1f s, of which %.1f s worked here; %.0f a second; the log has %d%n",
                size() - before, took, (cpu() - cpu) / 1e9, (size() - before) / took, size());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void proofs() {
        var published = installation.bean(PublishedLog.class);
        var auditor = withToken(Api.at(installation.url()).as("auditor"));
        var random = new Random(5);
        long size = size();
        var direct = new ArrayList<Double>();
        var overHttp = new ArrayList<Double>();
        for (int i = 0; i < 1_200; i++) {
            var id = jdbc.sql("select id from countersign.audit_leaf where idx = ?")
                    .param((long) (random.nextDouble() * size))
                    .query(String.class)
                    .single();
            time(i, direct, () -> {
                if (published.prove(id).isEmpty()) {
                    throw new IllegalStateException(id + " is not in the log");
                }
            });
            if (i % 4 == 0) {
                time(i, overHttp, () -> get(auditor, "/compliance/entries/" + id + "/proof"));
            }
        }
        System.out.println();
        tell("an inclusion proof", direct);
        tell("an inclusion proof over HTTP", overHttp);
    }

    /** A password is slow to check on purpose. */
    private static Api withToken(Api auditor) {
        return auditor.withToken(
                auditor.post("/directory/tokens", Map.of("name", "bench")).text("secret"));
    }

    private static void get(Api auditor, String path) {
        try {
            var answer = HTTP.send(auditor.request(path).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void time(int i, List<Double> into, Runnable act) {
        long start = System.nanoTime();
        act.run();
        if (i >= 200) {
            into.add((System.nanoTime() - start) / 1e9);
        }
    }

    private void verifier() throws IOException {
        var file = Path.of("target", "bench-log.zip");
        long start = System.nanoTime();
        try (var out = Files.newOutputStream(file)) {
            installation.bean(WriteLogExport.class).write(out);
        }
        System.out.printf("%nexported: %d KB in %.1f s%n", Files.size(file) / 1024, (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        int result = VerifyCommand.run(List.of(file.toString()), System.out);
        System.out.printf("verified with %d in %.1f s%n", result, (System.nanoTime() - start) / 1e9);
    }

    private static void tell(String what, List<Double> seconds) {
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms (%d)%n",
                what,
                quantile(seconds, 0.5) * 1e3,
                quantile(seconds, 0.99) * 1e3,
                quantile(seconds, 1) * 1e3,
                seconds.size());
    }

    private static double quantile(List<Double> values, double which) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * which)];
    }
}
