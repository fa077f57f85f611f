package dev.countersign.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium to test with: the one that {@code CHROMIUM} names, else one on the PATH, else the one of the npm package
 * {@code @sparticuz/chromium}, which brings its own libraries and fonts and runs on Linux x64 only.
 */
public record Chromium(Path program, Map<String, String> environment) {

    private static final Path FRONTEND = Path.of("src/main/frontend");
    private static final Path PACKAGE = FRONTEND.resolve("node_modules/@sparticuz/chromium");

    public static Chromium find() {
        return named().or(Chromium::installed)
                .map(program -> new Chromium(program, System.getenv()))
                .or(Chromium::packaged)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need a Chromium, and there is none: install chromium or google-chrome, or name"
                                + " one by the environment variable CHROMIUM (only on Linux x64 does npm bring one)."));
    }

    private static Optional<Path> named() {
        var named = Optional.ofNullable(System.getenv("CHROMIUM")).filter(name -> !name.isBlank());
        named.filter(name -> !Files.isExecutable(Path.of(name))).ifPresent(name -> {
            throw new IllegalStateException("CHROMIUM names " + name + ", which is not a program.");
        });
        return named.map(Path::of);
    }

    private static Optional<Path> installed() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.of("chromium", "google-chrome")
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Chromium> packaged() {
        var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64") || !Files.isDirectory(PACKAGE)) {
            return Optional.empty();
        }
        var folder = unpacked();
        var environment = new HashMap<>(System.getenv());
        environment.put("LD_LIBRARY_PATH", folder.resolve("al2023/lib").toString());
        environment.put("FONTCONFIG_PATH", folder.resolve("fonts").toString());
        return Optional.of(new Chromium(folder.resolve("chromium"), environment));
    }

    /** In a folder that is named by the day of the package's installation, so that another version is unpacked anew. */
    private static Path unpacked() {
        try {
            var target = Path.of(System.getProperty("project.build.directory", "target"));
            var installed = Files.getLastModifiedTime(PACKAGE.resolve("package.json"));
            var folder = target.resolve("chromium-" + installed.toInstant().getEpochSecond())
                    .toAbsolutePath();
            if (!Files.isExecutable(folder.resolve("chromium"))) {
                unpack(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("The Chromium of " + PACKAGE + " could not be unpacked.", e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        var unpacking = new ProcessBuilder("node", "scripts/chromium.mjs", folder.toString())
                .directory(FRONTEND.toFile())
                .inheritIO()
                .start();
        try {
            if (unpacking.waitFor() != 0) {
                throw new IOException("scripts/chromium.mjs ended with " + unpacking.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
