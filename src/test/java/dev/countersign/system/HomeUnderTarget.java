package dev.countersign.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Home folders of system tests: they stay after a run, to be looked at, and are new in the next. */
final class HomeUnderTarget {

    private HomeUnderTarget() {}

    static Path named(String name) {
        var folder = Path.of(System.getProperty("project.build.directory", "target"), "system", name)
                .toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("home");
    }
}
