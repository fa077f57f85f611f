package dev.countersign.platform.database;

import dev.countersign.platform.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed start left behind: a server that lives on without its application, an unfinished initdb, or a process
 * file whose number now belongs to somebody else. Who ends them MUST hold the {@link HomeLock}.
 */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Programs programs;
    private final Cluster cluster;

    Orphans(Programs programs, Cluster cluster) {
        this.programs = programs;
        this.cluster = cluster;
    }

    void end() throws IOException {
        long start = System.nanoTime();
        for (var running = programs.running(); !running.isEmpty(); running = programs.running()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new StartRefused(
                        "Processes of an earlier start do not end: "
                                + running.stream().map(ProcessHandle::pid).toList() + ".",
                        "End them, then start again.");
            }
            end(running);
            await(running);
        }
        forgetStrangers();
    }

    private void end(List<ProcessHandle> running) throws IOException {
        var server = recordedProcess();
        if (running.stream().anyMatch(process -> server.isPresent() && process.pid() == server.getAsLong())) {
            LOG.info(
                    "Stopping the embedded PostgreSQL of an earlier start that was killed (process {})",
                    server.getAsLong());
            stop();
        } else {
            running.forEach(ProcessHandle::destroyForcibly); // not serving yet, or no longer: nothing to save
        }
    }

    private void stop() throws IOException {
        var files = cluster.files().toString();
        try {
            programs.run("pg_ctl", "-D", files, "stop", "-m", "fast", "-w", "-t", "30");
        } catch (IOException e) {
            LOG.warn("It does not stop by itself; it will recover from its log", e);
            programs.run("pg_ctl", "-D", files, "stop", "-m", "immediate", "-w", "-t", "30");
        }
    }

    private static void await(List<ProcessHandle> processes) {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // looked at again by the caller
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * By now none of the processes is ours. PostgreSQL would not start over a file that names a living process, nor
     * over a torn one; with that of a dead process it deals itself, and knows better what to check.
     */
    private void forgetStrangers() throws IOException {
        var recorded = recordedProcess();
        if (recorded.isEmpty() || ProcessHandle.of(recorded.getAsLong()).isPresent()) {
            Files.deleteIfExists(cluster.processFile());
        }
    }

    private OptionalLong recordedProcess() throws IOException {
        if (!Files.exists(cluster.processFile())) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(cluster.processFile(), StandardCharsets.ISO_8859_1)) {
            var first = lines.findFirst().orElse("");
            return first.matches("[1-9][0-9]{0,17}") ? OptionalLong.of(Long.parseLong(first)) : OptionalLong.empty();
        }
    }
}
