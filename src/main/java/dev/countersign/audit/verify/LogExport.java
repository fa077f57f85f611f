package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.TilePath;
import dev.countersign.audit.tlog.Tiles;
import java.util.Set;
import java.util.TreeSet;

/**
 * The log in a zip: {@code checkpoint}, {@code key}, {@code README.txt}, and what C2SP tlog-tiles serves under {@code tile/}.
 */
final class LogExport {

    static final String KEY = "key";
    static final String CHECKPOINT = "checkpoint";
    static final String README = "README.txt";

    private LogExport() {}

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
}
