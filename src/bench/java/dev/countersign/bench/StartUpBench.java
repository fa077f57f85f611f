package dev.countersign.bench;

import dev.countersign.system.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * From the start of the jar to readiness, on an empty home and again on the same; then the resident memory of its process
 * under {@code -Xmx256m}, before and after lifecycles over HTTP by 8 clients. Linux only. Argument: seconds of load (60).
 */
final class StartUpBench {

    private static final List<String> OPTIONS = List.of("-Xmx256m");
    private static final int CLIENTS = 8;

    private StartUpBench() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        var home = Path.of("target", "bench-start-up", "home").toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        for (var what : List.of("empty home", "again", "again", "again")) {
            try (var application = started(what, home)) {
                application.stop();
            }
        }
        try (var application = started("under load", home)) {
            memory("ready", application);
            int done = load(new OverHttp(application.url()), seconds);
            memory(done + " lifecycles in " + seconds + " s by " + CLIENTS + " clients", application);
        }
    }

    private static RunningApplication started(String what, Path home) {
        long start = System.nanoTime();
        var application = RunningApplication.start(OPTIONS, home).awaitReady();
        System.out.printf("%-12s ready after %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return application;
    }

    private static int load(Lifecycle lifecycle, int seconds) throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Callable<Integer> client = () -> {
            int done = 0;
            for (; System.nanoTime() < end; done++) {
                lifecycle.run();
            }
            return done;
        };
        int done = 0;
        for (var each : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
            done += each.get();
        }
        threads.shutdown();
        return done;
    }

    private static void memory(String when, RunningApplication application) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(application.pid()), "status"))) {
            if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
                System.out.printf("%s: %s%n", when, line.replaceAll("\\s+", " "));
            }
        }
    }
}
