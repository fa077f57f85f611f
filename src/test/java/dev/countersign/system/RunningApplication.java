package dev.countersign.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The jar, started as an operator starts it: a process of its own on a home folder and a random port. */
public final class RunningApplication implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    /** Off, unless a test asks for them: others count what they find. */
    private static final String SAMPLES = "--countersign.demo.changes=";

    static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Path log;
    private final Process process;
    private volatile boolean killed;

    private RunningApplication(Path home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    /** Returns at once; {@link #awaitReady()} waits. */
    public static RunningApplication start(Path home, String... arguments) {
        return start(SMALL, home, arguments);
    }

    /** @param options of the virtual machine */
    public static RunningApplication start(List<String> options, Path home, String... arguments) {
        return launch(options, List.of("-jar", jar()), home, arguments);
    }

    /** With an engine whose clock is off from the machine's, as on a node that nobody looks after. */
    static RunningApplication startOff(Duration off, Path home, String... arguments) {
        return launch(EngineOff.options(off, home), EngineOff.launcher(jar()), home, arguments);
    }

    static String jar() {
        return Path.of(System.getProperty("countersign.jar", "target/countersign.jar"))
                .toAbsolutePath()
                .toString();
    }

    private static RunningApplication launch(
            List<String> options, List<String> program, Path home, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(List.of(
                "--countersign.home=" + home,
                "--server.port=0",
                // In a freeze of the catalogue more people have to approve: what is tried here is not to hang on the
                // date.
                "--countersign.catalogue.freezes="));
        if (List.of(arguments).stream().noneMatch(argument -> argument.startsWith(SAMPLES))) {
            command.add(SAMPLES + "false");
        }
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(home);
            var log = Files.createTempFile(home.toAbsolutePath().getParent(), "countersign-", ".log");
            var process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RunningApplication(home, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningApplication awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("It ended instead of becoming ready:\n" + output());
            }
            return isReady();
        });
        return this;
    }

    /** Of what it prints; the start-up notice comes a moment after readiness. */
    public RunningApplication awaitOutput(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> output().contains(text));
        return this;
    }

    public boolean isReady() {
        return port().isPresent() && status("/actuator/health/readiness") == 200;
    }

    /** Of an answer to GET; 0, if there is none. */
    public int status(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port().orElseThrow(() -> new IllegalStateException("Not listening yet"));
    }

    private Optional<String> port() {
        var found = PORT.matcher(output());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it has ended by itself within that time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int exitValue() {
        return process.exitValue();
    }

    /** kill -9, of this process alone: its database lives on. */
    public void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly().waitFor();
    }

    /** kill -9 of its database alone. */
    public void killDatabase() {
        endDatabaseOf(home);
    }

    /** kill -9 of the database that runs on a home, if one does. */
    public static void endDatabaseOf(Path home) {
        databaseOf(home).ifPresent(server -> {
            server.destroyForcibly();
            await().atMost(Duration.ofSeconds(30)).until(() -> databaseOf(home).isEmpty());
        });
    }

    /** The database's process, if it lives. */
    public Optional<ProcessHandle> database() {
        return databaseOf(home);
    }

    /** Only programs out of this home count: the number in the file may be another's by now. */
    private static Optional<ProcessHandle> databaseOf(Path home) {
        try {
            var file = home.resolve("database/files/postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var programs = home.resolve("programs").toRealPath();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                    .filter(server -> server.info()
                            .command()
                            .filter(command -> Path.of(command).startsWith(programs))
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection past the application, as who can read the home folder may have one. */
    public Connection connect() throws SQLException, IOException {
        var port = Files.readAllLines(home.resolve("database/files/postmaster.pid"))
                .get(3);
        var password = Files.readString(home.resolve("database/password"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/countersign", "countersign", password);
    }

    /** Asks it to end, as Ctrl-C does, and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not stop:\n" + output());
        }
    }

    /** Leaves nothing running. If it ended by itself, the database that runs on its home is another's. */
    @Override
    public void close() {
        if (!process.isAlive() && !killed) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killDatabase();
    }
}
