package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.TilePath;
import dev.countersign.audit.tlog.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * The log in a zip: {@code checkpoint}, {@code key}, {@code README.txt}, and what C2SP tlog-tiles serves under {@code tile/}.
 * Nothing is unpacked to anywhere.
 */
final class LogExport implements AutoCloseable {

    static final String KEY = "key";
    static final String CHECKPOINT = "checkpoint";
    static final String README = "README.txt";

    /** Above any bundle: 256 entries of 64 KiB. */
    private static final int LARGEST = 20 * 1024 * 1024;

    private final ZipFile zip;

    LogExport(Path file) {
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new MalformedLog("No zip that can be read: " + e.getMessage());
        }
    }

    /** @throws MalformedLog where it is not there, or larger than any may be */
    byte[] read(String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new MalformedLog("is missing");
        }
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new MalformedLog("is larger than any may be");
            }
            return bytes;
        } catch (IOException e) {
            throw new MalformedLog("cannot be read: " + e.getMessage());
        }
    }

    static String bundle(long n, long size) {
        return "tile/entries/" + path(0, n, size);
    }

    static String tile(int level, long n, long size) {
        return "tile/" + level + "/" + path(level, n, size);
    }

    private static String path(int level, long n, long size) {
        return new TilePath(n, Tiles.width(level, n, size)).written();
    }

    /** All that an export of so many entries has, and nothing else. */
    static Set<String> names(long size) {
        var names = new TreeSet<>(Set.of(KEY, CHECKPOINT, README));
        for (int level = 0; Tiles.width(level, 0, size) > 0; level++) {
            for (long n = 0; Tiles.width(level, n, size) > 0; n++) {
                names.add(tile(level, n, size));
                if (level == 0) {
                    names.add(bundle(n, size));
                }
            }
        }
        return names;
    }

    int members() {
        return zip.size();
    }

    /** Names that are there and should not be, or twice. */
    Set<String> strange(Set<String> known) {
        var seen = new HashSet<String>();
        var strange = new TreeSet<String>();
        zip.stream().forEach(entry -> {
            if (!seen.add(entry.getName()) || !known.contains(entry.getName())) {
                strange.add(entry.getName());
            }
        });
        return strange;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
