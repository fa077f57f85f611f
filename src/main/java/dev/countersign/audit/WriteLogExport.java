package dev.countersign.audit;

import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.TilePath;
import dev.countersign.audit.tlog.Tiles;
import dev.countersign.audit.tlog.TreeHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** Writes the log as it was signed last into a zip that can be verified elsewhere: the same log gives the same bytes. */
@Component
public final class WriteLogExport {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String README = """
            The log of a Countersign installation, as C2SP tlog-tiles lays it out, to be verified without it:

              java -jar countersign.jar verify THIS-FILE [KEY] [--witness VKEY ...]

            KEY is the verifier key of the log (/tlog/key), which you had before and from elsewhere; so is the key of a witness
            that has to have co-signed it.

            key           the verifier key (C2SP signed-note)
            checkpoint    size and root of the log, signed (C2SP tlog-checkpoint, tlog-cosignature)
            tile/L/N      hashes (RFC 6962), 256 to a tile
            tile/entries  entries, each behind its length (two bytes): RFC 8785 JSON. Under "sealed" are commitments: SHA-256
                          over the RFC 8785 form of [salt, name, value]
            """;

    private final LogRows log;
    private final LogKeys keys;
    private final FindCheckpoint findCheckpoint;

    WriteLogExport(LogRows log, LogKeys keys, FindCheckpoint findCheckpoint) {
        this.log = log;
        this.keys = keys;
        this.findCheckpoint = findCheckpoint;
    }

    /** Nothing but an empty zip is written before the first checkpoint. */
    public void write(OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        var note = findCheckpoint.find();
        if (note.isPresent()) {
            var checkpoint = Checkpoint.of(note.get());
            put(zip, "README.txt", README.getBytes(StandardCharsets.UTF_8));
            put(zip, "key", (keys.signer(checkpoint.origin()).key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
            put(zip, "checkpoint", note.get().written().getBytes(StandardCharsets.UTF_8));
            tiles(zip, checkpoint.size());
        }
        zip.finish();
    }

    private void tiles(ZipOutputStream zip, long size) throws IOException {
        for (int level = 0; Tiles.width(level, 0, size) > 0; level++) {
            for (long n = 0; Tiles.width(level, n, size) > 0; n++) {
                int width = Tiles.width(level, n, size);
                var path = new TilePath(n, width).written();
                put(zip, "tile/" + level + "/" + path, Arrays.copyOf(log.tile(level, n), width * TreeHash.LENGTH));
                if (level == 0) {
                    put(zip, "tile/entries/" + path, EntryBundle.write(log.entries(n * Tiles.WIDTH, width)));
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
