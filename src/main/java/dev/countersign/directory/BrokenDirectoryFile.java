package dev.countersign.directory;

import java.util.List;

/** Stops the first start, since the directory file cannot be used; nothing of it has been written. */
final class BrokenDirectoryFile extends RuntimeException {

    BrokenDirectoryFile(String source, List<String> faults) {
        super("The directory file " + source + " cannot be used, and nothing of it has been: "
                + String.join("; ", faults)
                + ". Correct it and start again.");
    }
}
