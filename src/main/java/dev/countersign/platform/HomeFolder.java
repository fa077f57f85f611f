package dev.countersign.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder {@code countersign.home}: the embedded database and the keys. Nobody but its owner may look inside. */
@Component
public final class HomeFolder {

    private final Path path;

    public HomeFolder(@Value("${countersign.home:data}") Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Absolute; it exists only after {@link #create()}. */
    public Path path() {
        return path;
    }

    /** Makes the folder, if it is not there, and shuts it to others. */
    public Path create() {
        try {
            return PrivateFiles.folder(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the folder " + path, e);
        }
    }
}
