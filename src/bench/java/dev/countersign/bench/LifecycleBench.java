package dev.countersign.bench;

import dev.countersign.budget.CountedStatements;
import dev.countersign.budget.WrittenRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one lifecycle costs, against the bare engine on the same server in the same run: blocks of each take turns, so
 * that whatever else the machine does falls on all alike. Arguments: seconds of a block (5), rounds (6; 0: costs
 * only).
 */
final class LifecycleBench {

    private static final int COUNTED = 20;

    private final Installation installation;
    private final List<Lifecycle> lifecycles;
    private final Map<Lifecycle, DataSource> pools = new LinkedHashMap<>();
    private final Map<Lifecycle, String[]> schemas = new LinkedHashMap<>();

    private LifecycleBench(Installation installation, List<BareEngine> bare) {
        this.installation = installation;
        var ours = List.of(new ByUseCases(installation), new OverHttp(installation.url()));
        for (var lifecycle : ours) {
            pools.put(lifecycle, installation.bean(DataSource.class));
            schemas.put(lifecycle, new String[] {"public", "countersign"});
        }
        for (var engine : bare) {
            pools.put(engine, engine.pool());
            schemas.put(engine, new String[] {engine.schema()});
        }
        lifecycles = pools.keySet().stream()
                .filter(lifecycle -> lifecycle.name().matches(System.getProperty("only", ".*")))
                .toList();
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
        try (var installation = Installation.start("bench-lifecycle", false)) {
            var counted = installation.bean(CountedStatements.class);
            try (var lean = new BareEngine(BareEngine.Kind.LEAN, installation.database(), counted);
                    var usual = new BareEngine(BareEngine.Kind.USUAL, installation.database(), counted)) {
                var bench = new LifecycleBench(installation, List.of(lean, usual));
                bench.warmUp(rounds == 0 ? 1 : 6);
                bench.cost();
                if (rounds > 0) {
                    bench.throughput(1, seconds, rounds);
                    bench.throughput(8, seconds, rounds);
                }
            }
        }
    }

    private void warmUp(int seconds) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (var lifecycle : lifecycles) {
                rate(lifecycle, 4, seconds);
            }
        }
    }

    private void cost() throws SQLException {
        System.out.printf("%nper lifecycle%30s%12s%12s%n", "statements", "rows", "WAL bytes");
        for (var lifecycle : lifecycles) {
            var statements = installation.bean(CountedStatements.class);
            var rows = new WrittenRows(pools.get(lifecycle));
            long rowsBefore = rows.count(schemas.get(lifecycle));
            long walBefore = wal();
            statements.start();
            for (int i = 0; i < COUNTED; i++) {
                lifecycle.run();
            }
            double asked = statements.stop();
            long wal = wal() - walBefore;
            double written = rows.count(schemas.get(lifecycle)) - rowsBefore;
            System.out.printf(
                    "%-30s%14.1f%12.1f%12d%n", lifecycle.name(), asked / COUNTED, written / COUNTED, wal / COUNTED);
            if (Boolean.getBoolean("statements")) {
                statements
                        .seen()
                        .forEach((sql, times) -> System.out.printf(
                                "%8.2f  %s%n",
                                (double) times / COUNTED, sql.substring(0, Math.min(sql.length(), 150))));
            }
        }
    }

    private long wal() {
        return JdbcClient.create(installation.bean(DataSource.class))
                .sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    private void throughput(int clients, int seconds, int rounds) throws Exception {
        var rates = new LinkedHashMap<Lifecycle, List<Double>>();
        for (int round = 0; round < rounds; round++) {
            for (var lifecycle : lifecycles) {
                rates.computeIfAbsent(lifecycle, key -> new ArrayList<>()).add(rate(lifecycle, clients, seconds));
            }
        }
        System.out.printf("%nper second, %d clients; load %s%n", clients, load());
        for (var lifecycle : lifecycles) {
            System.out.printf(
                    "%-30s%8.1f   %s", lifecycle.name(), median(rates.get(lifecycle)), rounded(rates, lifecycle));
            for (var bare :
                    lifecycles.stream().filter(BareEngine.class::isInstance).toList()) {
                System.out.printf("   %.2f x %s", median(ratios(rates.get(lifecycle), rates.get(bare))), bare.name());
            }
            System.out.println();
        }
    }

    /** Lifecycles per second. */
    private static double rate(Lifecycle lifecycle, int clients, int seconds)
            throws InterruptedException, ExecutionException {
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
        for (var end : threads.invokeAll(java.util.Collections.nCopies(clients, client))) {
            end.get();
        }
        threads.shutdown();
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private static List<Double> ratios(List<Double> these, List<Double> those) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < these.size(); i++) {
            ratios.add(these.get(i) / those.get(i));
        }
        return ratios;
    }

    private static List<String> rounded(Map<Lifecycle, List<Double>> rates, Lifecycle lifecycle) {
        return rates.get(lifecycle).stream()
                .map(rate -> String.format("%.1f", rate))
                .toList();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String load() {
        return String.format(
                "%.1f on %d processors",
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
