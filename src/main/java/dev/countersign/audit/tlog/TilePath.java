package dev.countersign.audit.tlog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a tile within its level (C2SP tlog-tiles): {@code x001/x234/067}, or {@code x001/x234/067.p/8} of a partial
 * one.
 *
 * @param width 1 to 256 hashes
 */
public record TilePath(long n, int width) {

    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int STEP = 1_000;

    /** Nothing where it is written in any other way than the one. */
    public static Optional<TilePath> parse(String path) {
        var form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        long n = Long.parseLong(form.group(1).replace("x", "").replace("/", ""));
        int width = form.group(2) == null ? Tiles.WIDTH : Integer.parseInt(form.group(2));
        var read = new TilePath(n, width);
        return read.written().equals(path) ? Optional.of(read) : Optional.empty();
    }

    public String written() {
        var path = new StringBuilder(String.format("%03d", n % STEP));
        for (long rest = n / STEP; rest > 0; rest /= STEP) {
            path.insert(0, String.format("x%03d/", rest % STEP));
        }
        return width == Tiles.WIDTH ? path.toString() : path + ".p/" + width;
    }
}
