package dev.countersign.bench;

import static dev.countersign.AChange.aChange;

import dev.countersign.Api;
import dev.countersign.audit.verify.VerifyCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes to get an evidence pack over HTTP, and to verify it: of changes that ran, and of one with much history. */
final class PackBench {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private PackBench() {}

    /** Arguments: how many changes there are (300), how many packs are taken (50), claims of the one with much history (400). */
    public static void main(String[] arguments) throws Exception {
        int changes = argument(arguments, 0, 300);
        int packs = argument(arguments, 1, 50);
        int claims = argument(arguments, 2, 400);
        try (var installation = Installation.start("bench-pack", false)) {
            var api = Api.at(installation.url());
            var lifecycle = new ByUseCases(installation);
            for (int i = 0; i < changes; i++) {
                lifecycle.run();
            }
            var ids = new ArrayList<String>();
            api.as("auditor")
                    .get("/changes?view=all&limit=100")
                    .body()
                    .path("items")
                    .forEach(one -> ids.add(one.path("id").asText()));
            var storied = withHistory(api, claims);
            settle(api, ids.get(0));
            settle(api, storied);
            tell("a change that ran", take(api, ids, packs));
            tell("a change with " + 2 * claims + " claims", take(api, List.of(storied), Math.max(3, packs / 10)));
        }
    }

    private static int argument(String[] arguments, int n, int usual) {
        return arguments.length > n ? Integer.parseInt(arguments[n]) : usual;
    }

    private static String withHistory(Api api, int claims) {
        var change = aChange().submit(api);
        var task = api.as("sre-one")
                .get("/tasks?key=userTask_reviewChange")
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        for (int i = 0; i < claims; i++) {
            api.as("sre-one").post("/tasks/" + task + "/claim", Map.of());
            api.as("sre-one").post("/tasks/" + task + "/release", Map.of());
        }
        return change.text("id");
    }

    /** Until its last entry is signed, and the code is warm. */
    private static void settle(Api api, String id) throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            get(api, id);
        }
    }

    private static byte[] get(Api api, String id) throws IOException, InterruptedException {
        var request =
                api.as("auditor").request("/compliance/evidence-packs/" + id).build();
        return HTTP.send(request, BodyHandlers.ofByteArray()).body();
    }

    private record Taken(List<Long> taking, List<Long> verifying, int bytes) {}

    private static Taken take(Api api, List<String> ids, int packs) throws IOException, InterruptedException {
        var taking = new ArrayList<Long>();
        var verifying = new ArrayList<Long>();
        int bytes = 0;
        var file = Path.of("target", "bench-pack.zip");
        for (int i = 0; i < packs; i++) {
            long begun = System.nanoTime();
            var pack = get(api, ids.get(i % ids.size()));
            taking.add(System.nanoTime() - begun);
            bytes = pack.length;
            Files.write(file, pack);
            long had = System.nanoTime();
            int result = VerifyCommand.run(List.of(file.toString()), new PrintStream(OutputStream.nullOutputStream()));
            verifying.add(System.nanoTime() - had);
            if (result != 0) {
                throw new IllegalStateException("A pack was not verified: " + file);
            }
        }
        return new Taken(taking, verifying, bytes);
    }

    private static void tell(String what, Taken taken) {
        System.out.printf(
                "%-32s taken p50 %5d ms, slowest %5d ms; verified p50 %5d ms; %d KB%n",
                what, at(taken.taking(), 0.5), at(taken.taking(), 1), at(taken.verifying(), 0.5), taken.bytes() / 1024);
        if (at(taken.taking(), 1) > LIMIT.toMillis()) {
            System.out.println("  OVER THE LIMIT of " + LIMIT.toSeconds() + " s");
        }
    }

    private static long at(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1)))) / 1_000_000;
    }
}
