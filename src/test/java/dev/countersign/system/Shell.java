package dev.countersign.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command as somebody types it, with all that it prints. */
final class Shell implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Shell(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Shell run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        var log = Files.createTempFile("shell-", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Shell(builder.start(), log);
    }

    /** A machine may build without them; a test that needs them is skipped there and says so. */
    static void assumeInstalled(String... programs) {
        for (var program : programs) {
            assumeTrue(isInstalled(program), program + " is not installed, so the examples are not tried");
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for it. */
    int exitValue() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("It does not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }
}
