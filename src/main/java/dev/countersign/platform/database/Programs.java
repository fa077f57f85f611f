package dev.countersign.platform.database;

import dev.countersign.platform.start.StartRefused;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked in the home folder, and how to run one. */
final class Programs {

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Path NOTHING = Path.of(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final Path allVersions;
    private final Path folder;
    private final List<String> prefix;

    private Programs(Path allVersions, Path folder, List<String> prefix) {
        this.allVersions = allVersions;
        this.folder = folder;
        this.prefix = prefix;
    }

    static Programs in(Path home) throws IOException {
        var archive = Archive.forThisMachine();
        var allVersions = home.resolve("programs");
        var folder = allVersions.resolve("postgresql-" + archive.fingerprint());
        if (!Files.isDirectory(folder)) {
            var draft = home.resolve("programs.new");
            LOG.info("Unpacking PostgreSQL into {}", folder);
            FileSystemUtils.deleteRecursively(draft);
            archive.unpackInto(draft);
            Files.createDirectories(allVersions);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Programs(allVersions, folder, prefixFor(home));
    }

    /** PostgreSQL does not run as root; in a user namespace of its own it is nobody, with the same files. */
    private static List<String> prefixFor(Path home) throws IOException {
        if (NOTHING.endsWith("NUL")
                || !Integer.valueOf(0).equals(Files.getAttribute(home.resolve("lock"), "unix:uid"))) {
            return List.of();
        }
        var prefix = List.of("unshare", "--user");
        try {
            var trial = new ArrayList<>(prefix);
            trial.add("true");
            if (run(trial, NOTHING, NOTHING) == 0) {
                return prefix;
            }
        } catch (IOException e) {
            // no such program: the same answer
        }
        throw new StartRefused(
                "The embedded PostgreSQL does not run as root, and this machine does not allow user namespaces.",
                "Start Countersign as another user, or set spring.datasource.url to a PostgreSQL of your own.");
    }

    /** Runs a program to its end. */
    void run(String program, String... arguments) throws IOException {
        runWith(NOTHING, program, arguments);
    }

    /** Runs a program to its end, with a file as its input. */
    void runWith(Path input, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("countersign-", ".log");
        try {
            int status = run(command, input, output);
            if (status != 0) {
                throw new IOException(program + " ended with status " + status + ":\n"
                        + Files.readString(output, Charset.defaultCharset()).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A file, not a pipe, takes the output: the server inherits it and would die of a closed pipe. */
    private static int run(List<String> command, Path input, Path output) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            // With a limit, or Spring takes this thread for stuck when it is asked to end, and goes without closing.
            while (!process.waitFor(1, TimeUnit.MINUTES)) {
                LOG.info("Still waiting for {}", command);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command, e);
        }
    }

    /** Processes of any version of these programs in this home, from whatever start. */
    List<ProcessHandle> running() throws IOException {
        var all = allVersions.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(all))
                        .isPresent())
                .toList();
    }
}
