package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is in a zip. Nothing is unpacked to anywhere. */
final class Members implements AutoCloseable {

    /** Above anything that has a place in an export or a pack: 256 entries of 64 KiB, an upload of 10 MiB. */
    private static final int LARGEST = 20 * 1024 * 1024;

    private final ZipFile zip;

    Members(Path file) {
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new MalformedLog("No zip that can be read: " + e.getMessage());
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
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

    int count() {
        return zip.size();
    }

    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    /** Names that are there and should not be, or twice. */
    Set<String> strange(Set<String> known) {
        var seen = new HashSet<String>();
        var strange = new TreeSet<String>();
        names().forEach(name -> {
            if (!seen.add(name) || !known.contains(name)) {
                strange.add(name);
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
