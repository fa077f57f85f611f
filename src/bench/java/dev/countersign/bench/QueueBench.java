package dev.countersign.bench;

import dev.countersign.Api;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.TaskService;

/**
 * Every filter combination of the queue, first page and count, over HTTP on loopback, among a million changes; and the
 * engine's own task query with three variable filters on the same data. Arguments: changes (1000000), repeats (10).
 * Data of an earlier run are used again.
 */
final class QueueBench {

    private static final List<String> CALLERS = List.of("sre-one", "owner-one");
    private static final List<List<String>> FILTERS = List.of(
            List.of("view=all", "view=waiting-for-me", "view=mine", "view=decided-by-me"),
            List.of("", "&project=payments"),
            List.of("", "&environment=production"),
            List.of("", "&action=data-migration"),
            List.of("", "&risk=critical"),
            List.of("", "&status=pending", "&status=pending,rejected,approved,executing", "&status=failed"),
            List.of("", "&q=checkout-71"));
    private static final List<String> SORTS = List.of("&sort=due", "&sort=-created", "&sort=risk");

    private record Measured(String what, double[] times) {

        double p50() {
            return percentile(times, 0.50);
        }

        double p99() {
            return percentile(times, 0.99);
        }
    }

    private static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(sorted.length * part) - 1];
    }

    private final Map<String, Api> callers = new HashMap<>();
    private final int repeats;

    private QueueBench(Api api, int repeats) {
        CALLERS.forEach(caller -> callers.put(caller, withToken(api.as(caller))));
        this.repeats = repeats;
    }

    /** A password would be hashed for each request; a browser's session and a token are looked up alike. */
    private static Api withToken(Api caller) {
        var issued = caller.post("/directory/tokens", Map.of("name", "bench " + System.nanoTime()));
        return caller.withToken(issued.text("secret"));
    }

    public static void main(String[] args) throws Exception {
        long changes = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        try (var installation = Installation.start("bench-queue", true)) {
            new QueueData(installation.owner()).make(changes);
            var bench = new QueueBench(Api.at(installation.url()), repeats);
            bench.warmUp();
            System.out.printf(
                    "%nload %.1f%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            bench.all();
            bench.againstTheEngine(installation.bean(TaskService.class));
        }
    }

    private void warmUp() {
        for (int i = 0; i < 200; i++) {
            get("sre-one", "/changes?view=waiting-for-me&limit=50");
        }
    }

    private void all() {
        var combinations = combinations();
        for (var caller : CALLERS) {
            var counts = new ArrayList<Measured>();
            combinations.forEach(filter ->
                    counts.add(measure(caller + " count " + filter, () -> get(caller, "/changes/count?" + filter))));
            report(caller + ": counts", counts);
            var pages = new ArrayList<Measured>();
            combinations.forEach(filter -> SORTS.forEach(sort -> pages.add(measure(
                    caller + " page " + filter + sort, () -> get(caller, "/changes?limit=50&" + filter + sort)))));
            report(caller + ": first pages", pages);
        }
    }

    private static List<String> combinations() {
        var combinations = List.of("");
        for (var filter : FILTERS) {
            combinations = combinations.stream()
                    .flatMap(before -> filter.stream().map(value -> before + value))
                    .toList();
        }
        return combinations;
    }

    private static void report(String what, List<Measured> all) {
        var within = all.stream().filter(one -> one.p99() < 20).count();
        var requests = all.stream()
                .flatMapToDouble(one -> Arrays.stream(one.times()))
                .sorted()
                .toArray();
        System.out.printf(
                "%n%s: %d requests, p50 %.1f ms, p99 %.1f ms; %d combinations, %d with p99 under 20 ms%n",
                what, requests.length, percentile(requests, 0.50), percentile(requests, 0.99), all.size(), within);
        all.stream()
                .filter(one -> one.p99() >= 20)
                .sorted(Comparator.comparing(Measured::p50).reversed())
                .limit(Integer.getInteger("shown", 25))
                .forEach(one -> System.out.printf("%9.1f%9.1f  %s%n", one.p50(), one.p99(), one.what()));
    }

    private Measured measure(String what, Runnable request) {
        request.run();
        var times = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            request.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return new Measured(what, times);
    }

    private int get(String caller, String path) {
        var answer = callers.get(caller).get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return answer.body().size();
    }

    private void againstTheEngine(TaskService tasks) {
        var query = tasks.createTaskQuery()
                .taskVariableValueEquals("project", "payments")
                .taskVariableValueEquals("environment", "production")
                .taskVariableValueEquals("action", "data-migration")
                .orderByTaskCreateTime()
                .desc();
        var ours = "view=all&status=pending&project=payments&environment=production&action=data-migration";
        report(
                "the engine's own, no HTTP",
                List.of(measure("page", () -> query.listPage(0, 50)), measure("count", () -> query.count())));
        for (var path : List.of("/changes?limit=50&sort=-created&" + ours, "/changes/count?" + ours)) {
            var measured = measure(path, () -> get("sre-one", path));
            System.out.printf("ours, over HTTP: %.1f ms (p99 %.1f)  %s%n", measured.p50(), measured.p99(), path);
        }
    }
}
