package dev.countersign.bench;

import dev.countersign.Api;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Searches of the history among a million changes over HTTP on loopback: typical ones and nasty ones, first pages, deep
 * pages and counts; then a population of 100,000 rows as CSV, XLSX and JSON. Arguments: changes (1000000), repeats (10).
 * Data of an earlier run are used again.
 */
final class HistoryBench {

    /** Rules hit, some rarely, one only long ago; words, some unique; incidents of one change in a hundred. */
    private static final String REVISIONS = """
            insert into countersign.change_revision (change_id, revision, title, description, operation, digest, incident,
                authors, material, reason, policy, account, created_at)
            select id, 1, title, 'Rolls ' || action || ' out to ' || target || '. Seen on staging since '
                    || (array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])[1 + h % 5] || '; the '
                    || (array['okapi', 'zebra', 'heron', 'ibex', 'lynx', 'otter', 'raven'])[1 + h % 7] || ' dashboard is green. Ticket OPS-' || n || '.',
                '{}', digest, case when n % 100 = 3 then 'INC-' || n % 5000 end, array[requester], true, 'first',
                jsonb_build_object('rules', jsonb_build_array(
                    jsonb_build_object('table', 'risk', 'id', 'risk-' || risk),
                    jsonb_build_object('table', 'risk', 'id', 'env-' || environment),
                    jsonb_build_object('table', 'stages', 'id', 'stage-' || project || '-' || environment),
                    jsonb_build_object('table', 'stages', 'id', 'action-' || action),
                    jsonb_build_object('table', 'terms', 'id', case when n > (select max(substr(id, 5)::bigint) * 4 / 5 from countersign.change) then 'terms-of-old' else 'terms-of-now' end),
                    jsonb_build_object('table', 'gates', 'id', case when n % 10000 = 7 then 'gate-rare' else 'gate-' || h % 4 end))),
                requester, created_at
            from (select c.*, substr(id, 5)::bigint as n, abs(hashtext(id || 'x')) as h from countersign.change c) numbered""";

    private static final List<String> TYPICAL = List.of(
            "",
            "project=payments&environment=production",
            "status=failed",
            "status=failed,rolled_back&project=identity",
            "risk=critical&project=payments&environment=production",
            "person=person-42",
            "decider=person-42&project=payments",
            "requester=person-7&status=succeeded",
            "rule=risk-critical",
            "rule=stage-payments-production&table=stages&status=failed",
            "text=checkout-71",
            "text=gateway%20okapi&project=payments",
            "text=OPS-123456",
            "text=chg_00000000000000000000123456",
            "incident=INC-1203",
            "team=sre&risk=high",
            "createdFrom={400}&createdUntil={370}&project=payments",
            "closedFrom={100}&closedUntil={99}",
            "decidedFrom={200}&decidedUntil={199}&status=succeeded");

    private static final List<String> NASTY = List.of(
            "rule=gate-rare",
            "rule=terms-of-old",
            "rule=terms-of-old&project=payments",
            "rule=terms-of-old&status=succeeded&text=okapi",
            "rule=stage-payments-production&project=search",
            "rule=stage-payments-production&environment=staging&status=succeeded",
            "project=payments&risk=critical&action=data-migration&environment=production&status=declined",
            "person=nobody&status=succeeded",
            "text=the",
            "text=rol",
            "text=okapi%20zebra",
            "text=seen%20on%20staging%20since%20monday%20the%20okapi%20dashboard%20is%20green%20ticket",
            "text=zzzzzz",
            "status=succeeded&createdUntil={600}",
            "status=pending&createdUntil={600}",
            "kind=session",
            "decidedFrom={650}&decidedUntil={640}&rule=gate-1",
            "closedUntil={680}&risk=low");

    private record Measured(String what, double[] times) {

        double at(double part) {
            return times[(int) Math.ceil(times.length * part) - 1];
        }
    }

    private final Api api;
    private final List<Api> callers;
    private final int repeats;

    private HistoryBench(Api api, int repeats) {
        this.api = api;
        this.callers = Stream.of("auditor", "owner-one").map(this::withToken).toList();
        this.repeats = repeats;
    }

    private Api withToken(String account) {
        var issued = api.as(account).post("/directory/tokens", Map.of("name", "bench " + System.nanoTime()));
        return api.withToken(issued.text("secret"));
    }

    public static void main(String[] args) throws Exception {
        long changes = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        try (var installation = Installation.start("bench-history", true)) {
            new QueueData(installation.owner()).make(changes, List.of(REVISIONS));
            var bench = new HistoryBench(Api.at(installation.url()), repeats);
            System.out.printf(
                    "%nload %.1f%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            bench.searches("typical", TYPICAL);
            bench.searches("nasty", NASTY);
            for (var format : List.of("csv", "xlsx", "json")) {
                bench.population(format);
            }
        }
    }

    private void searches(String what, List<String> queries) {
        var all = new ArrayList<Measured>();
        for (var caller : callers) {
            var i = callers.indexOf(caller);
            for (var query : queries) {
                var filled = filled(query);
                all.add(measure(i + " page  " + query, () -> get(caller, "/compliance/history?" + filled)));
                all.add(measure(i + " count " + query, () -> get(caller, "/compliance/history/count?" + filled)));
                deep(caller, filled)
                        .ifPresent(deep -> all.add(measure(i + " deep  " + query, () -> get(caller, deep))));
            }
        }
        report(what, all);
    }

    /** The address of the eleventh page of 200. */
    private Optional<String> deep(Api caller, String query) {
        var first = "/compliance/history?limit=200&" + query;
        var address = first;
        for (int i = 0; i < 10; i++) {
            var cursor = caller.get(address).text("nextCursor");
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
            address = first + "&cursor=" + cursor;
        }
        return Optional.of(address);
    }

    private static String filled(String query) {
        var filled = query;
        for (var days : List.of(99, 100, 199, 200, 370, 400, 600, 640, 650, 680)) {
            var at = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
            filled = filled.replace("{" + days + "}", at.toString());
        }
        return filled;
    }

    private static void report(String what, List<Measured> all) {
        var requests = new Measured(
                what,
                all.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.times()))
                        .sorted()
                        .toArray());
        System.out.printf(
                "%n%s: %d requests, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms%n",
                what, requests.times().length, requests.at(0.5), requests.at(0.99), requests.at(1));
        all.stream()
                .sorted(Comparator.comparing((Measured one) -> one.at(0.5)).reversed())
                .limit(12)
                .forEach(one -> System.out.printf("%9.1f%9.1f  %s%n", one.at(0.5), one.at(1), one.what()));
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

    private static void get(Api caller, String path) {
        var answer = caller.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
    }

    /** 70 days of one change a minute. */
    private void population(String format) throws IOException, InterruptedException {
        var from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(78, ChronoUnit.DAYS);
        var path = "/compliance/population?format=" + format + "&createdFrom=" + from;
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(pool -> pool.resetPeakUsage());
        long start = System.nanoTime();
        var answer = HttpClient.newHttpClient()
                .send(callers.get(0).request(path).GET().build(), BodyHandlers.ofInputStream());
        long bytes = 0;
        double first = 0;
        try (InputStream body = answer.body()) {
            var buffer = new byte[65_536];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                first = first == 0 ? (System.nanoTime() - start) / 1e9 : first;
                bytes += read;
            }
        }
        System.out.printf(
                "population as %s: %d, %s rows, %.1f MB, first byte %.1f s, all %.1f s, peak of the heap %d MB%n",
                format,
                answer.statusCode(),
                callers.get(0)
                        .get("/compliance/history/count?createdFrom=" + from)
                        .body(),
                bytes / 1e6,
                first,
                (System.nanoTime() - start) / 1e9,
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1_000_000);
    }
}
